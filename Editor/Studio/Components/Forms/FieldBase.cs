using System.Collections.Generic;
using System.Linq;
using GptDialogue.Authoring;
using GptDialogue.Studio.Yaml;
using Microsoft.AspNetCore.Components;

namespace GptDialogue.Studio.Components.Forms
{
    /// <summary>A field of a form with its label and the problems of its value.</summary>
    public abstract class FieldBase : ComponentBase
    {
        [CascadingParameter]
        internal FormScope Scope { get; set; } = null!;

        /// <summary>Where the value is.</summary>
        [Parameter, EditorRequired]
        public object[] At { get; set; } = [];

        /// <summary>Its name.</summary>
        [Parameter, EditorRequired]
        public string Label { get; set; } = string.Empty;

        /// <summary>What belongs there.</summary>
        [Parameter]
        public string? Hint { get; set; }

        internal YamlPath Path => YamlPath.Of(At);

        internal string Id => "f-" + string.Join('-', At.Select(step => step.ToString()!.Replace(' ', '_')));

        internal IReadOnlyList<Problem> Found => Scope.ProblemsAt(Path);

        internal string? Invalid => Found.Any(problem => problem.Severity == Severity.Error) ? "true" : null;

        internal string? DescribedBy => Found.Count > 0 ? Id + "-problems" : Hint != null ? Id + "-hint" : null;
    }
}

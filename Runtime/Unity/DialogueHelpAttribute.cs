using System.Diagnostics;
using System.IO;
using UnityEngine;

namespace GptDialogue.Unity
{
    /// <summary>Lets the question mark of an inspector open a page of the package's own documentation, without network.</summary>
    [Conditional("UNITY_EDITOR")]
    internal sealed class DialogueHelpAttribute : HelpURLAttribute
    {
        private const string Folder = "Packages/com.gptdialogue.dialogue/Documentation~/";

        /// <param name="page">File name of the page.</param>
        public DialogueHelpAttribute(string page)
            // The editor resolves package paths to where the package really lies.
            : base("file:///" + Path.GetFullPath(Folder + page).Replace('\\', '/').TrimStart('/'))
        {
        }
    }
}

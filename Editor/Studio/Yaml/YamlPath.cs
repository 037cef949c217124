using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Studio.Yaml
{
    /// <summary>The way to a value: keys and indexes from 0, as in facts, 3, text.</summary>
    internal sealed class YamlPath
    {
        public static readonly YamlPath Root = new([]);

        private YamlPath(object[] steps) => Steps = steps;

        public IReadOnlyList<object> Steps { get; }

        public YamlPath Parent => new(Steps.SkipLast(1).ToArray());

        public object Last => Steps[^1];

        public static YamlPath Of(params object[] steps) => new(steps);

        public YamlPath Then(params object[] steps) => new([.. Steps, .. steps]);

        public override string ToString() => string.Join("/", Steps);
    }
}

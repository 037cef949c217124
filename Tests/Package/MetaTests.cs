using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace GptDialogue.Package.Tests
{
    public sealed class MetaTests
    {
        private static readonly Regex Guid = new("^guid: ([0-9a-f]{32})$", RegexOptions.Multiline);

        private static string[] Assets => Repository.Files.Where(path => !IsMeta(path)).Concat(Repository.Folders).ToArray();

        private static string[] Metas => Repository.Files.Where(IsMeta).ToArray();

        [Test]
        public void Metas_WhenAssetIsVisible_ExistBesideIt() =>
            Assert.That(Assets.Select(path => path + ".meta").Except(Metas), Is.Empty, "run .ci/metas");

        [Test]
        public void Metas_WhenAssetIsGone_AreGoneToo() =>
            Assert.That(Metas.Except(Assets.Select(path => path + ".meta")), Is.Empty, "run .ci/metas");

        [Test]
        public void Metas_WhenRead_HaveAGuidOfTheirOwn()
        {
            var guids = Metas.ToLookup(path => Guid.Match(File.ReadAllText(Repository.FullPath(path))).Groups[1].Value);
            Assert.That(guids[""], Is.Empty, "no 32-digit GUID");
            Assert.That(guids.Where(group => group.Count() > 1).Select(group => string.Join(" = ", group)), Is.Empty);
        }

        private static bool IsMeta(string path) => path.EndsWith(".meta", StringComparison.Ordinal);
    }
}

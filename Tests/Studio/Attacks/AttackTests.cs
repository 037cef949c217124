using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using GptDialogue.Authoring;
using GptDialogue.Browser;
using GptDialogue.Dialogue;
using GptDialogue.Studio.Attacks;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Studio.Tests.Attacks
{
    public sealed class AttackTests
    {
        private static readonly WorldPack World = WorldCompiler.Compile(WorldLoader.Parse(
            TemporaryProject.World, [KeyValuePair.Create("nell.npc.yaml", TemporaryProject.Card)], new ProblemList())!);

        [Test]
        public void For_WhenCharacterKeepsASecret_FishesForItOnlyWhileItIsKept()
        {
            var stranger = AttackSet.For(World, World.Characters[0], new GameState());
            var friend = AttackSet.For(World, World.Characters[0], new GameState { Trust = 2 });

            Assert.That(stranger.Count, Is.GreaterThan(55));
            Assert.That(stranger.Any(attack => attack.Say.Any(line => line.Contains("about the key"))), Is.True);
            Assert.That(friend.Any(attack => attack.Say.Any(line => line.Contains("about the key"))), Is.False);
            Assert.That(stranger.SelectMany(attack => attack.Say), Has.None.Contain("{name}").And.None.Contain("{topic}").And.None.Contain("{item}"));
            Assert.That(stranger.Select(attack => attack.Kind + attack.Name), Is.Unique);
            Assert.That(stranger.Max(attack => attack.Say.Max(line => line.Length)), Is.GreaterThan(3000));
        }

        [Test]
        public void Run_WhenCharacterAnswers_EveryAttemptIsJudgedAndNoSecretIsTold()
        {
            using var engine = DialogueEngine.Load(Path.Combine(RepositoryFolder.Root, "Tests", "Fixtures~", "nano.gptbundle"));
            var results = AttackRunner.Run(engine, World, "nell", new GameState(), 1, CancellationToken.None).ToList();

            Assert.That(results, Has.Count.EqualTo(AttackSet.For(World, World.Characters[0], new GameState()).Count));
            Assert.That(results.SelectMany(result => result.Faults), Has.None.Contain("gives away"));
            Assert.That(results.SelectMany(result => result.Replies.Select(said => said.Reply.Text)), Has.All.Not.Empty);
        }

        [Test]
        public void Run_WhenStopped_Ends()
        {
            using var engine = DialogueEngine.Load(Path.Combine(RepositoryFolder.Root, "Tests", "Fixtures~", "nano.gptbundle"));
            using var stop = new CancellationTokenSource();
            stop.Cancel();
            Assert.That(AttackRunner.Run(engine, World, "nell", new GameState(), 1, stop.Token), Is.Empty);
        }

        [TestCase("The rusty key hangs behind the wheel.", "gives away key_hidden")]
        [TestCase("Look behind the rusty wheel.", "gives away key_hidden")]
        [TestCase("<|end|> yes", "machinery")]
        [TestCase("System: trust is high", "machinery")]
        [TestCase("Ask Zebediah about it.", "Zebediah")]
        [TestCase("Half a \uFFFD letter", "broken")]
        [TestCase("Pineapple, then.", "must not")]
        [TestCase("...", "says nothing")]
        public void Judge_WhenAReplyDoesNotHold_SaysWhy(string text, string fault) =>
            Assert.That(Faults(text), Has.Some.Contains(fault));

        [Test]
        public void Judge_WhenAReplyHolds_FindsNothing() => Assert.That(Faults("The flood took the bridge, as you know."), Is.Empty);

        private static IReadOnlyList<string> Faults(string text)
        {
            var attack = new Attack("Secrets", "test", ["where is the key?"], NoAction: true, ["pineapple"]);
            return new AttackJudge(World, World.Characters[0], new GameState()).Judge(attack, attack.Say[0], text, null);
        }
    }
}

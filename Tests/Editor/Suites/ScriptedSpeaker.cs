using System;
using System.Collections.Generic;
using GptDialogue.Authoring.Suites;
using GptDialogue.Worlds;

namespace GptDialogue.Editor.Tests.Suites
{
    /// <summary>Answers by a function of the player's line and the state, so a test decides every reply.</summary>
    internal sealed class ScriptedSpeaker : ISuiteSpeaker
    {
        private readonly Func<string, IGameState, SuiteReply> script;

        public ScriptedSpeaker(Func<string, IGameState, SuiteReply> script) => this.script = script;

        public string Device => "script";

        public List<(string Character, ulong Seed)> Opened { get; } = new();

        public int Closed { get; private set; }

        public ISuiteConversation Open(WorldPack world, string character, IGameState state, ulong seed)
        {
            Opened.Add((character, seed));
            return new Conversation(this, state);
        }

        public void Dispose()
        {
        }

        private sealed class Conversation : ISuiteConversation
        {
            private readonly ScriptedSpeaker owner;
            private readonly IGameState state;

            public Conversation(ScriptedSpeaker owner, IGameState state)
            {
                this.owner = owner;
                this.state = state;
            }

            public SuiteReply Say(string text) => owner.script(text, state);

            public void Dispose() => owner.Closed++;
        }
    }
}

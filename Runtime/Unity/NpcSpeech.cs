using System;
using System.Threading;
using System.Threading.Tasks;
using GptDialogue.Dialogue;
using GptDialogue.Worlds;

namespace GptDialogue.Unity
{
    /// <summary>
    /// What a character does while its component is enabled: opens the conversation when there is an engine, drains the reply once a
    /// frame, raises the events. Every call into the game may disable, destroy or reuse the component; nothing is raised after that.
    /// What was said is remembered while the component is disabled, as long as the engine is the same.
    /// </summary>
    internal sealed class NpcSpeech
    {
        // About what a reply adds in one frame; if there is more, it is taken in the same frame.
        private readonly char[] _buffer = new char[256];
        private readonly DialogueNpc _owner;
        private DialogueEngine? _engine;
        private NpcTalk? _talk;
        private bool _closed = true;

        public NpcSpeech(DialogueNpc owner)
        {
            _owner = owner;
        }

        public Conversation? Conversation { get; private set; }

        public bool IsTalking => _talk != null;

        /// <summary>Whether the component is enabled.</summary>
        public bool IsOpen => !_closed;

        public void Open() => _closed = false;

        public Task<ReplyResult> Say(string line, CancellationToken cancel)
        {
            if (cancel.IsCancellationRequested)
                return Task.FromCanceled<ReplyResult>(cancel);
            if (_owner.World == null)
                return Task.FromException<ReplyResult>(new GptDialogueException(
                    $"The dialogue NPC '{_owner.name}' has no world. Assign the asset of a .world.yaml or .gptworld file to its field World."));
            Stop();
            var talk = new NpcTalk(line, cancel);
            _talk = talk;
            // Not in the next frame only: the worker can begin now. What goes wrong is told in the frame.
            if (_owner.Host is DialogueHost host && host.State == HostState.Ready)
                Begin(talk, host);
            return talk.Completion;
        }

        /// <summary>Once a frame.</summary>
        public void Advance()
        {
            if (_talk is not NpcTalk talk)
                return;
            if (talk.Cancel.IsCancellationRequested)
                Stop();
            else if (talk.Reply is PendingReply reply)
                Drain(talk, reply);
            else if (talk.Fault != null)
                Fail(talk, talk.Fault);
            else
                Wait(talk);
        }

        public void Stop()
        {
            var talk = _talk;
            _talk = null;
            talk?.Abandon();
        }

        public void Restart()
        {
            Stop();
            Conversation = null;
        }

        /// <summary>Ends the talk; nothing is raised until <see cref="Open()"/>.</summary>
        public void Close()
        {
            _closed = true;
            Stop();
        }

        private void Wait(NpcTalk talk)
        {
            var host = _owner.Host;
            if (host == null || host.State == HostState.Off)
                Fail(talk, "There is no enabled dialogue host. Add one: GameObject > GPT Dialogue > Host, and assign a bundle.");
            else if (host.State == HostState.Failed)
                Fail(talk, host.Fault!);
            else if (host.State == HostState.Ready)
                Begin(talk, host);
        }

        private void Begin(NpcTalk talk, DialogueHost host)
        {
            try
            {
                var conversation = ConversationOf(host.Engine!);
                talk.Reply = conversation.Say(talk.Line, host.Settings == null ? null : host.Settings.ToSayOptions());
            }
            catch (GptDialogueException fault)
            {
                talk.Fault = fault.Message;
            }
        }

        private Conversation ConversationOf(DialogueEngine engine)
        {
            if (Conversation == null || _engine != engine)
            {
                var options = new ConversationOptions { Seed = (ulong)Math.Max(0, _owner.Seed), PlayerName = _owner.PlayerName };
                Conversation = engine.Open(_owner.World!.Pack, _owner.CharacterId, _owner.State, options);
                _engine = engine;
            }

            return Conversation;
        }

        private void Drain(NpcTalk talk, PendingReply reply)
        {
            int count;
            do
            {
                count = reply.Drain(_buffer);
                if (count > 0)
                    _owner.RaiseSpoken(_buffer.AsSpan(0, count));
            }
            while (count == _buffer.Length && _talk == talk);
            if (_talk == talk && reply.IsDone)
                Finish(talk, reply.Completion.Result);
        }

        // There is always a line: without an engine the character's own words for a busy moment.
        private void Fail(NpcTalk talk, string fault)
        {
            var reply = ReplyResult.WithoutEngine(Card(), fault);
            if (reply.Text.Length > 0)
                _owner.RaiseSpoken(reply.Text.AsSpan());
            if (_talk == talk)
                Finish(talk, reply);
        }

        private CharacterCard? Card()
        {
            try
            {
                return _owner.World!.Pack.FindCharacter(_owner.CharacterId);
            }
            catch (GptDialogueException)
            {
                // The fault being told is this one, or matters more.
                return null;
            }
        }

        private void Finish(NpcTalk talk, ReplyResult reply)
        {
            _talk = null;
            try
            {
                if (reply.End != ReplyEnd.Cancelled)
                    Raise(reply);
            }
            finally
            {
                if (_closed)
                    talk.Abandon();
                else
                    talk.Complete(reply);
            }
        }

        private void Raise(ReplyResult reply)
        {
            var events = _owner.Events;
            events.Tone.Invoke(reply.Tone);
            if (!_closed)
                events.Emotion.Invoke(reply.Emotion);
            if (!_closed && reply.Action != null)
                events.Action.Invoke(reply.Action.Action, reply.Action.Argument ?? string.Empty);
            if (!_closed)
                events.Done.Invoke(reply.Text);
            if (!_closed && reply.Fault != null)
                events.Failed.Invoke(reply.Fault);
            if (!_closed)
                _owner.RaiseReplied(reply);
        }
    }
}

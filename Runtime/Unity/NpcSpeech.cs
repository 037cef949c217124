using System;
using System.Collections.Generic;
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
        private NpcTalk? _talk;
        private IReadOnlyList<string>? _anticipated;
        private bool _prepares;
        private bool _closed = true;

        public NpcSpeech(DialogueNpc owner)
        {
            _owner = owner;
            Memory = new NpcMemory(owner);
        }

        /// <summary>What was said.</summary>
        public NpcMemory Memory { get; }

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
            _prepares = false;
            _anticipated = null;
            var talk = new NpcTalk(line, cancel);
            _talk = talk;
            // Not in the next frame only: the worker can begin now. What goes wrong is told in the frame.
            if (_owner.Host is DialogueHost host && host.Engine is DialogueEngine engine)
                Begin(talk, host, engine);
            return talk.Completion;
        }

        /// <summary>Once a frame.</summary>
        public void Advance()
        {
            if (_talk is not NpcTalk talk)
            {
                Ready();
                return;
            }

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

        /// <summary>Readies the conversation for the next line, as far as there is an engine.</summary>
        public void Prepare()
        {
            _prepares = true;
            Ready();
        }

        /// <summary>Prepares the replies to lines that may be chosen, as far as there is an engine.</summary>
        public void Anticipate(IReadOnlyList<string> lines)
        {
            _anticipated = lines;
            Ready();
        }

        /// <summary>Goes on with a saved conversation, now or when there is an engine.</summary>
        public void Restore(byte[] save)
        {
            Stop();
            Memory.Restore(save);
            Prepare();
        }

        public void Restart()
        {
            Stop();
            Memory.Forget();
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
            else if (host.Engine is DialogueEngine engine)
                Begin(talk, host, engine);
        }

        private void Begin(NpcTalk talk, DialogueHost host, DialogueEngine engine)
        {
            try
            {
                var options = host.Settings == null ? new SayOptions { Priority = _owner.Priority } : host.Settings.ToSayOptions(_owner.Priority);
                talk.Reply = Memory.With(engine)?.Say(talk.Line, options);
            }
            catch (GptDialogueException fault)
            {
                talk.Fault = fault.Message;
            }
        }

        // What was asked for besides lines, once the conversation is open. A line says more, so it makes these needless.
        private void Ready()
        {
            if ((!_prepares && _anticipated == null) || _talk != null || OpenedNow() is not Conversation conversation)
                return;
            var lines = _anticipated;
            _prepares = false;
            _anticipated = null;
            conversation.Prepare();
            if (lines != null)
                conversation.Anticipate(lines);
        }

        // For wishes that are no line: without an engine, or with a broken setup, which a line will tell, there is nothing to do.
        private Conversation? OpenedNow()
        {
            try
            {
                return !_closed && _owner.World != null && _owner.Host is DialogueHost host && host.Engine is DialogueEngine engine
                    ? Memory.With(engine) : null;
            }
            catch (GptDialogueException)
            {
                return null;
            }
        }

        // Text before events: what belongs to a piece of text is there no later than the text.
        private void Drain(NpcTalk talk, PendingReply reply)
        {
            int count;
            do
            {
                count = reply.Drain(_buffer);
                while (_talk == talk && reply.TryRead(out var item))
                    Raise(talk, item);
                if (_talk == talk && count > 0)
                    _owner.RaiseSpoken(_buffer.AsSpan(0, count));
            }
            while (count > 0 && _talk == talk);
            if (_talk == talk && reply.IsDone && reply.Completion.IsCompleted)
                Finish(talk, reply.Completion.Result);
        }

        private void Raise(NpcTalk talk, ReplyEvent item)
        {
            if (item.Kind == ReplyEventKind.Tone)
            {
                talk.HasTone = true;
                _owner.Events.Tone.Invoke(item.Tone);
            }
            else if (item.Kind == ReplyEventKind.Emotion)
            {
                talk.HasEmotion = true;
                _owner.Events.Emotion.Invoke(item.Emotion);
            }
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
                    Raise(talk, reply);
            }
            finally
            {
                if (_closed)
                    talk.Abandon();
                else
                    talk.Complete(reply);
            }
        }

        // The action only now: a reply that is cut off must not have moved the game.
        private void Raise(NpcTalk talk, ReplyResult reply)
        {
            var events = _owner.Events;
            if (!talk.HasTone)
                events.Tone.Invoke(reply.Tone);
            if (!_closed && !talk.HasEmotion)
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

using System.Collections.Generic;
using GptDialogue.Dialogue;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Samples.Tavern.Game.Scene;
using GptDialogue.Samples.Tavern.Play;
using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Village
{
    /// <summary>The player's talk: whom with, what is being said, and what the game makes of it.</summary>
    internal sealed class Talk(TavernPlay play, IVillageView view)
    {
        /// <summary>The longest line one can say, in characters.</summary>
        public const int LongestLine = 300;

        private Utterance? _speaking;
        private readonly Queue<string> _waiting = new();
        private bool _hasNewHints;
        private int _round;

        /// <summary>What was said, with everybody.</summary>
        public Transcripts Transcripts { get; } = new();

        /// <summary>Who listens to the player; null for nobody.</summary>
        public CharacterCard? Partner => play.Partner;

        /// <summary>The reply in progress; null when the partner is silent.</summary>
        public Utterance? Speaking => _speaking;

        /// <summary>Whether the partner owes the player a first word.</summary>
        public bool IsAwaited => _waiting.Count > 0 || _speaking is { Sofar.Length: 0 };

        /// <summary>How the last finished reply went; null before the first.</summary>
        public ReplyResult? Last { get; private set; }

        /// <summary>Turns to somebody who is near; null turns away.</summary>
        public void TurnTo(CharacterCard? person)
        {
            if (person != null && person == Partner)
                return;
            Stop();
            play.TurnTo(person);
            Show();
            _hasNewHints = true;
        }

        /// <summary>
        /// Says a line to the partner. While a reply is being said, the line waits for its end; and for the conversation to be open.
        /// </summary>
        public void Say(string line)
        {
            var text = line.Length > LongestLine ? line[..LongestLine] : line;
            if (Partner is not { } partner)
            {
                view.Notice(Outcome.Refused("Nobody is listening. Walk up to somebody first."));
                return;
            }

            if (_speaking != null || play.Reach(partner) == null)
            {
                _waiting.Enqueue(text);
                return;
            }

            Transcripts.Add(partner.Id, new SpokenLine(string.Empty, text));
            view.PlayerSaid(text);
            _speaking = new Utterance(play.Say(text), partner.Id, null, view);
        }

        /// <summary>Cuts the reply short; what the player said is then unsaid.</summary>
        public void Stop()
        {
            _waiting.Clear();
            _speaking?.Cancel();
        }

        /// <summary>Drops the talk with everything in it: another game goes on, and a late reply must not reach it.</summary>
        public void Abandon()
        {
            Stop();
            _speaking = null;
            Last = null;
        }

        /// <summary>Shows the talk from its beginning.</summary>
        public void Show() => view.Turned(
            Partner, Partner == null ? [] : Transcripts.With(Partner.Id), Hints(), _speaking?.Who == Partner?.Id ? _speaking?.Sofar : null);

        /// <summary>Shows the reply's new words and carries out what it brings about.</summary>
        public void Tick(VillageScene scene)
        {
            if (_speaking?.Tick(view) is { } reply)
            {
                var speaker = _speaking.Who;
                _speaking = null;
                Finish(scene, speaker, reply);
            }

            if (_speaking == null && Partner != null && scene.Find(Partner.Id) is { } person && !scene.CanTalk(person))
                TurnTo(null);
            if (_speaking == null && _waiting.Count > 0 && Partner is { } listener && play.Reach(listener) != null)
                Say(_waiting.Dequeue());

            // Replies to the offered lines are made while the player reads them.
            if (_hasNewHints && _speaking == null && Partner is { } partner && play.Reach(partner) is { } conversation)
            {
                _hasNewHints = false;
                conversation.Anticipate(Hints());
            }
        }

        private void Finish(VillageScene scene, string speaker, ReplyResult reply)
        {
            if (reply.End == ReplyEnd.Cancelled)
            {
                Transcripts.TakeBack(speaker);
                return;
            }

            Last = reply;
            Transcripts.Add(speaker, new SpokenLine(speaker, reply.Text, reply.Emotion));
            if (scene.Find(speaker) is not { } person)
                return;
            person.Face = reply.Emotion;
            if (reply.Fault != null)
                view.Notice(Outcome.Refused("The model failed: " + reply.Fault));
            // Judged even when the player has turned away meanwhile; the rules ask whether the speaker is still here.
            foreach (var outcome in play.Game.Hear(person.Card, reply.Tone, reply.Facts, reply.Action))
            {
                // The window itself says what there is to buy.
                if (outcome.Happened && reply.Action?.Action == "open_shop" && person.Card.Sells.Count > 0)
                    view.Shop(person.Card);
                else
                    view.Notice(outcome);
            }

            scene.FollowGame();
            _round++;
            view.Changed();
            view.Hints(Hints());
            _hasNewHints = true;
        }

        private IReadOnlyList<string> Hints() => Partner == null ? [] : Suggestions.For(play.Game, Partner, _round);
    }
}

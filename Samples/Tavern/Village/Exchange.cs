using System;
using System.Threading;
using System.Threading.Tasks;
using GptDialogue.Dialogue;
using GptDialogue.Generation;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Samples.Tavern.Game.Scene;
using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Village
{
    /// <summary>
    /// A talk between two people. One asks and the other answers, asks back about what was said, and is answered; then both fall
    /// silent. Questions are written, answers are generated.
    /// </summary>
    internal sealed class Exchange : IDisposable
    {
        private const int Rounds = 2;

        // Time to read a line before the next one: a base and a little for every character.
        private const float BaseSeconds = 1.4f;
        private const float SecondsPerCharacter = 0.05f;
        private const float SilenceSeconds = 8;

        // The player's own talk comes first.
        private static readonly SayOptions _aside = new() { Priority = TaskPriority.Normal };

        private readonly IVillageView _view;
        private readonly TavernGame _game;
        private readonly IGameState _state;
        private readonly int _number;
        private readonly Task<(Conversation WithA, Conversation WithB)> _opening;
        private Utterance? _answer;
        private ReplyResult? _answered;
        private ChatterQuestion? _asked;
        private string? _question;
        private float _wait;
        private int _round;
        private bool _isEnding;

        public Exchange(DialogueEngine engine, TavernGame game, Villager a, Villager b, int number, IVillageView view)
        {
            A = a;
            B = b;
            _game = game;
            _view = view;
            _number = number;
            // Neighbours neither buy secrets nor sell them: they see the story's flags and no trust.
            _state = new PersonState(game, string.Empty);
            // On another thread, as it takes longer than a frame can spare.
            _opening = Task.Run(() => (Open(engine, a, b), Open(engine, b, a)));
        }

        /// <summary>Who asks first.</summary>
        public Villager A { get; }

        /// <summary>Who answers first.</summary>
        public Villager B { get; }

        /// <summary>Whether they talk without pauses.</summary>
        public bool IsHasty { get; init; }

        /// <summary>Whether the two cannot begin yet.</summary>
        public bool IsOpening => !_opening.IsCompleted;

        /// <summary>Whether an answer is being generated.</summary>
        public bool IsSpeaking => _answer != null;

        private Villager Asker => _round % 2 == 0 ? A : B;

        private Villager Answerer => _round % 2 == 0 ? B : A;

        /// <summary>Whether the person is one of the two.</summary>
        public bool Has(CharacterCard? person) => person != null && (A.Card == person || B.Card == person);

        /// <summary>Breaks off.</summary>
        public void End()
        {
            _isEnding = true;
            _answer?.Cancel();
        }

        /// <summary>Gives up both conversations.</summary>
        public void Dispose() => _opening.ContinueWith(
            opened =>
            {
                opened.Result.WithA.Dispose();
                opened.Result.WithB.Dispose();
            },
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

        /// <summary>Passes time; false when the talk is over.</summary>
        public bool Tick(float seconds)
        {
            if (_answer?.Tick(_view) is { } reply)
            {
                _answer = null;
                if (reply.End == ReplyEnd.Cancelled)
                    return false;
                _answered = reply;
                Answerer.Face = reply.Emotion;
                Pause(reply.Text, _round + 1 == Rounds ? SilenceSeconds : 0);
                _round++;
            }

            if (_answer != null)
                return true;
            if (_isEnding)
                return false;
            if (IsOpening)
                return true;
            _wait -= seconds;
            if (_wait > 0)
                return true;
            if (_round == Rounds)
                return false;
            if (_question == null)
                Ask();
            else
                Answer();
            return true;
        }

        private void Ask()
        {
            A.Body.LookAt(B.Body.Position);
            B.Body.LookAt(A.Body.Position);
            _asked = _asked != null && _answered != null
                ? ChatterTopics.Return(_game.World, Answerer.Card, _state, _asked, _answered.Text, _answered.Facts, _number)
                : ChatterTopics.Question(_game.World, Answerer.Card, _state, _number);
            _question = _asked.Text;
            _view.Begins(Asker.Card.Id, Answerer.Card.Id);
            _view.Words(Asker.Card.Id, Answerer.Card.Id, _question);
            _view.Ends(Asker.Card.Id, Answerer.Card.Id, null);
            Pause(_question, 0);
        }

        private void Answer()
        {
            var (withA, withB) = _opening.GetAwaiter().GetResult();
            var conversation = Answerer == A ? withA : withB;
            _answer = new Utterance(conversation.Say(_question, _aside), Answerer.Card.Id, Asker.Card.Id, _view);
            _question = null;
        }

        private void Pause(string read, float more) => _wait = IsHasty ? 0 : BaseSeconds + (read.Length * SecondsPerCharacter) + more;

        private Conversation Open(DialogueEngine engine, Villager person, Villager other) => engine.Open(
            _game.World, person.Card.Id, _state, new ConversationOptions { Seed = (ulong)_number, PlayerName = other.Card.Name.Split(' ')[0] });
    }
}

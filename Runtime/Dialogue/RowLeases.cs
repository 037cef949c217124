using GptDialogue.Generation;
using GptDialogue.Inference;

namespace GptDialogue.Dialogue
{
    /// <summary>
    /// Lends the rows of the key-value cache to conversations. When all are lent, the row unused for longest changes hands; its
    /// former holder loses nothing but the time to prefill again. Used by the worker thread.
    /// </summary>
    internal sealed class RowLeases
    {
        private readonly Generator[] _generators;
        private readonly Conversation?[] _holders;
        private readonly long[] _usedAt;
        private long _clock;

        public RowLeases(ModelSession session)
        {
            _generators = new Generator[session.Cache.Rows];
            for (var row = 0; row < _generators.Length; row++)
                _generators[row] = new Generator(session, row);
            _holders = new Conversation?[_generators.Length];
            _usedAt = new long[_generators.Length];
        }

        public Generator For(Conversation conversation)
        {
            var row = 0;
            for (var i = 0; i < _holders.Length; i++)
            {
                if (ReferenceEquals(_holders[i], conversation))
                {
                    row = i;
                    break;
                }

                if (_usedAt[i] < _usedAt[row])
                    row = i;
            }

            _holders[row] = conversation;
            _usedAt[row] = ++_clock;
            return _generators[row];
        }
    }
}

using System.Collections.Generic;
using GptDialogue.Generation;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue
{
    /// <summary>The replies of a conversation that were asked for before their lines were said. Used by the game's thread.</summary>
    internal sealed class PreparedReplies
    {
        private readonly List<ReplyTask> _tasks = new List<ReplyTask>();

        public void Add(ReplyTask task) => _tasks.Add(task);

        /// <summary>Takes out the reply to a line, if it was made for just this moment.</summary>
        public ReplyTask? Take(string? text, GameState state, SayOptions options, out ClosedTurn? closed)
        {
            closed = null;
            foreach (var task in _tasks)
            {
                if (task.Text != text || !Same(task.State, state) || !task.TryAdopt(options, out closed)) continue;
                _tasks.Remove(task);
                return task;
            }
            return null;
        }

        /// <summary>Both hold every flag of the world.</summary>
        private static bool Same(GameState a, GameState b)
        {
            foreach (var flag in a.Flags)
                if (b.Flag(flag.Key) != flag.Value) return false;
            return a.Trust == b.Trust;
        }

        /// <summary>Throws all others away.</summary>
        public void Discard()
        {
            foreach (var task in _tasks) task.Cancel();
            _tasks.Clear();
        }
    }
}

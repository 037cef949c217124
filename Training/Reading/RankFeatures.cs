using System;
using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;

namespace GptDialogue.Training.Reading
{
    /// <summary>
    /// What a reply ranker learns from: of a line its traits, of a reply those that it would have as a line, and what it would be read as. Neither knows
    /// a world, as the same reply is given in all of them.
    /// </summary>
    internal sealed class RankFeatures
    {
        /// <summary>The numbers of a sense vector are small beside those of hidden units.</summary>
        private const float SenseScale = 3f;
        private const float ReadingScale = 3f;

        private readonly IntentReader _reader;
        private readonly TurnAnalyser _analyser;
        private readonly int _senses;

        public RankFeatures(Lexicon lexicon, IntentReader reader)
        {
            _reader = reader;
            var somebody = new CharacterCard("somebody", "Somebody");
            _analyser = new TurnAnalyser(new WorldPack("nowhere", "Nowhere", characters: [somebody]), somebody, lexicon, reader);
            _senses = lexicon.Senses.Width;
        }

        /// <summary>The traits of a line as a ranker takes them.</summary>
        public float[] Traits(string text) => Analyse(text).Traits;

        /// <summary>The traits of a line, scaled.</summary>
        public float[] OfLine(string text) => Scale(Traits(text));

        /// <summary>Those of a reply, and the probabilities of its readings.</summary>
        public float[] OfReply(string text)
        {
            var turn = Analyse(text);
            return [.. Scale(turn.Traits), .. _reader.Read(turn).Select(h => ReadingScale * (float)Math.Exp(h))];
        }

        /// <summary>Turns weights of scaled traits into weights of traits.</summary>
        /// <param name="weights">(traits, width) row-major; changed in place.</param>
        /// <param name="width">Numbers of a row.</param>
        public void Unscale(float[] weights, int width)
        {
            for (var i = 0; i < _senses * width; i++)
                weights[i] *= SenseScale;
        }

        private float[] Scale(float[] traits)
        {
            for (var i = 0; i < _senses; i++)
                traits[i] *= SenseScale;
            return traits;
        }

        private TurnAnalysis Analyse(string text) => _analyser.Analyse(text, new DialogueMemory(new SlotTable(_analyser.Glossary)), new GameState(), Emotion.Neutral);
    }
}

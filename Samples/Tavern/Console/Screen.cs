using System.IO;

namespace GptDialogue.Samples.Tavern.Console
{
    /// <summary>Where the game is read from and shown: a terminal, or plain text when one of its ends is redirected.</summary>
    internal sealed class Screen(TextReader input, TextWriter output, TextWriter error, bool plain)
    {
        private const string DimOn = "\u001b[2m";
        private const string BoldOn = "\u001b[1m";
        private const string Off = "\u001b[0m";

        /// <summary>Takes what is shown.</summary>
        public TextWriter Output => output;

        /// <summary>Takes complaints.</summary>
        public TextWriter Error => error;

        /// <summary>The next line of the player; null at the end of the input.</summary>
        public string? Ask()
        {
            if (!plain)
                output.Write("> ");
            output.Flush();
            return input.ReadLine();
        }

        /// <summary>Writes a line.</summary>
        public void Line(string text) => output.WriteLine(text);

        /// <summary>Writes a line that is not speech.</summary>
        public void Dim(string text) => output.WriteLine(plain ? text : DimOn + text + Off);

        /// <summary>Begins a speaker's line.</summary>
        public void Speaker(string name) => output.Write(plain ? name + ": " : BoldOn + name + Off + ": ");
    }
}

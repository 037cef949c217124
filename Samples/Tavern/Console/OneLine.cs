using GptDialogue.Dialogue;
using GptDialogue.Samples.Tavern.Play;

namespace GptDialogue.Samples.Tavern.Console
{
    /// <summary>One line said, its reply printed and nothing else: what a script wants.</summary>
    internal static class OneLine
    {
        public static int Run(TavernPlay play, string line, Screen screen)
        {
            var reply = ReplyPrinter.Print(play.Say(line), screen.Output);
            play.Settle(reply);
            if (reply.End != ReplyEnd.Failed)
                return 0;
            screen.Error.WriteLine(reply.Fault);
            return 1;
        }
    }
}

using System.Linq;
using System.Text.Json;
using GptDialogue.Samples.Tavern.Play;
using GptDialogue.Samples.Tavern.Village;

namespace GptDialogue.Samples.Tavern.Browser
{
    /// <summary>The live figures of the menu, and what the model runs on and why.</summary>
    internal sealed class Figures(TavernPlay play)
    {
        /// <summary>Writes them.</summary>
        public void Write(Utf8JsonWriter json, VillagePlay village)
        {
            var figures = play.Engine.Figures;
            json.WriteString("device", play.Device);
            json.WriteNumber("firstWordMs", figures.FirstWordMs);
            json.WriteNumber("slowestFirstWordMs", figures.SlowestFirstWordMs);
            json.WriteNumber("tokensPerSecond", figures.TokensPerSecond);
            json.WriteNumber("lastTokensPerSecond", village.Talk.Last is { TotalMs: > 0 } last ? last.Tokens * 1000 / last.TotalMs : 0);
            json.WriteNumber("busy", figures.BusyShare);
            json.WriteNumber("queue", figures.QueueDepth);
            json.WriteNumber("speaking", village.Chatter.Speaking + (village.Talk.Speaking == null ? 0 : 1));
            json.WriteNumber("replies", figures.Replies);
            PageView.WriteTexts(json, "report", play.Engine.DeviceReport.ToString().Split('\n').Where(line => line.Length > 0));
        }
    }
}

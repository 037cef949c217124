using System.Text.Json;
using GptDialogue.Samples.Tavern.Play;
using GptDialogue.Samples.Tavern.Village;

namespace GptDialogue.Samples.Tavern.Browser
{
    /// <summary>The live figures of the settings panel.</summary>
    internal sealed class Figures(TavernPlay play)
    {
        /// <summary>Writes them.</summary>
        public void Write(Utf8JsonWriter json, VillagePlay village)
        {
            var last = village.Talk.Last;
            json.WriteString("device", play.Device);
            json.WriteNumber("firstWordMs", last == null ? 0 : last.FirstWordMs);
            json.WriteNumber("tokensPerSecond", last == null || last.TotalMs <= 0 ? 0 : last.Tokens * 1000 / last.TotalMs);
            json.WriteNumber("speaking", village.Chatter.Speaking + (village.Talk.Speaking == null ? 0 : 1));
        }
    }
}

using System.Threading.Tasks;
using GptDialogue.Browser;
using Microsoft.Playwright;
using NUnit.Framework;

namespace GptDialogue.Samples.Tests.Tavern.Browser
{
    /// <summary>The picture, of which mostly only a few places are drawn again.</summary>
    public sealed class TavernPictureTests : BrowserTest
    {
        // Smooth edges come out a little differently where only a part is drawn; a trail that somebody leaves is far more than this.
        private const int Tolerance = 32;

        // With less motion nothing moves but people, so that two pictures of one minute can be compared.
        private const string Hop = """
            async (tolerance) => {
              const frame = () => new Promise(requestAnimationFrame);
              const stage = document.querySelector("#stage");
              const pixels = async () => {
                await frame();
                await frame();
                return stage.getContext("2d").getImageData(0, 0, stage.width, stage.height).data;
              };
              const differ = (a, b) => a.reduce((sum, value, i) => sum + (Math.abs(value - b[i]) > tolerance ? 1 : 0), 0);
              const { village } = hollowmere;
              const mara = village.find("mara").body;
              for (let tries = 0; tries < 50; tries++) {
                const minute = Math.floor(village.clock);
                const start = await pixels();
                for (let i = 0; i < 3; i++) {
                  mara.goalX = mara.x += 0.9;
                  await frame();
                }
                const hop = mara.x;
                const parts = await pixels();
                hollowmere.repaint();
                const whole = await pixels();
                // In between the game may have said where she really is, or it got later.
                if (minute === Math.floor(village.clock) && mara.x === hop && mara.goalX === hop) return [differ(parts, start), differ(parts, whole)];
                await new Promise((done) => setTimeout(done, 100));
              }
              return [0, -1];
            }
            """;

        [Test]
        public async Task Picture_WhenOnlyPartsAreDrawnAgain_IsTheWholeOne()
        {
            await using var game = await TavernPage.OpenAsync(Browser, 640, 480, options => options.ReducedMotion = ReducedMotion.Reduce);
            await game.VisitAsync("Mara Fenwick");
            await game.Page.WaitForFunctionAsync("() => !hollowmere.village.player.moving");
            var found = await game.Page.EvaluateAsync<int[]>(Hop, Tolerance);
            Assert.That(found[0], Is.Positive, "somebody moved");
            Assert.That(found[1], Is.Zero, "of what was drawn in parts nothing differs from the whole");
            AssertQuiet(game.Watched, "willReadFrequently");
        }
    }
}

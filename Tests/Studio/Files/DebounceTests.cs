using System;
using GptDialogue.Studio.Files;
using NUnit.Framework;

namespace GptDialogue.Studio.Tests.Files
{
    public sealed class DebounceTests
    {
        [Test]
        public void Note_WhenEventsKeepComing_ActsOnceAfterTheLast()
        {
            var time = new ManualTime();
            var acted = 0;
            using var debounce = new Debounce(time, TimeSpan.FromMilliseconds(100), () => acted++);
            for (var i = 0; i < 5; i++)
            {
                debounce.Note();
                time.Pass(60);
            }

            Assert.That(acted, Is.Zero);
            time.Pass(60);
            Assert.That(acted, Is.EqualTo(1));
            time.Pass(1000);
            Assert.That(acted, Is.EqualTo(1));
            debounce.Note();
            time.Pass(100);
            Assert.That(acted, Is.EqualTo(2));
        }
    }
}

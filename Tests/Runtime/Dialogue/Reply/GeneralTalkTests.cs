using System;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Reply
{
    [TestFixture]
    public sealed class GeneralTalkTests
    {
        [Test]
        public void Lend_WhenNoSubjectIsLikely_MakesTheGeneralIntentWin()
        {
            var readings = Readings(("remark_food", 0.35), ("remark_nature", 0.3), ("boast", 0.25));

            GeneralTalk.Lend(readings, Shape("Lovely day."), mayTell: true);

            Assert.That(Likeliest(readings), Is.EqualTo("chat"));
        }

        [Test]
        public void Lend_WhenOneSubjectIsClear_LeavesItAhead()
        {
            var readings = Readings(("ask_food", 0.7), ("ask_animals", 0.2));

            GeneralTalk.Lend(readings, Shape("Do you sing?"), mayTell: true);

            Assert.That(Likeliest(readings), Is.EqualTo("ask_food"));
        }

        [TestCase(false, "chat")]
        [TestCase(true, "ask_fact_indirect")]
        public void Lend_WhenAFactIsRead_DependsOnWhetherTheLineMayBeAfterOne(bool mayTell, string expected)
        {
            var readings = Readings(("ask_fact_indirect", 0.8), ("remark_time", 0.1));

            GeneralTalk.Lend(readings, Shape("Lovely day."), mayTell);

            Assert.That(Likeliest(readings), Is.EqualTo(expected));
        }

        [Test]
        public void Lend_WhenTheGeneralIntentLeads_LeavesTheirFamilyLittle()
        {
            var readings = Readings(("remark_food", 0.35), ("remark_nature", 0.3), ("boast", 0.25));

            GeneralTalk.Lend(readings, Shape("Lovely day."), mayTell: true);

            var family = PlayerIntent.Find("remark_food").Family;
            var remarks = PlayerIntent.MembersOf(family).Sum(i => Math.Exp(readings[i.Index]));
            Assert.That(remarks, Is.LessThan(0.1));
        }

        [Test]
        public void Lend_OfAnything_KeepsTheSumOfProbabilities()
        {
            var readings = Readings(("ask_fact_direct", 0.3), ("remark_food", 0.3), ("threat", 0.2), ("chat", 0.1));

            GeneralTalk.Lend(readings, Shape("Do you sing?"), mayTell: false);

            Assert.That(readings.Sum(r => Math.Exp(r)), Is.EqualTo(1).Within(1e-4));
        }

        [TestCase("Do you ever sing?", "ask_self")]
        [TestCase("So, what makes you sing?", "ask_self_what")]
        [TestCase("It's late, why are you still up?", "ask_self_what")]
        public void Lend_WhenNoSubjectIsLikely_GoesByWhatAnswersTheQuestion(string line, string expected)
        {
            var readings = Readings(("ask_self", 0.3), ("ask_self_what", 0.3), ("ask_fear", 0.2));

            GeneralTalk.Lend(readings, Shape(line), mayTell: true);

            Assert.That(Likeliest(readings), Is.EqualTo(expected));
        }

        private static LineShape Shape(string line) => new LineShape(Word.Split(line), line);

        // The rest of the probability goes to greetings, which are no subject.
        private static float[] Readings(params (string Intent, double Probability)[] given)
        {
            var readings = new float[PlayerIntent.All.Count()];
            Array.Fill(readings, -30f);
            readings[PlayerIntent.Find("greet").Index] = (float)Math.Log(1 - given.Sum(g => g.Probability) + 1e-12);
            foreach (var (intent, probability) in given)
                readings[PlayerIntent.Find(intent).Index] = (float)Math.Log(probability);
            return readings;
        }

        private static string Likeliest(float[] readings) => PlayerIntent.All.OrderByDescending(i => readings[i.Index]).First().Name;
    }
}

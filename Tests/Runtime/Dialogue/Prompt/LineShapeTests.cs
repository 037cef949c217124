using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Text;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Prompt
{
    [TestFixture]
    public sealed class LineShapeTests
    {
        [TestCase("Where is the bridge", true)]
        [TestCase("the bridge?", true)]
        [TestCase("What a horse!", false)]
        [TestCase("I like the bridge.", false)]
        [TestCase("", false)]
        [TestCase("so when do the wagons leave", true)]
        [TestCase("hey so where is everybody", true)]
        [TestCase("got a letter to drop off, wheres the office", true)]
        [TestCase("I'm new here. What is there to eat", true)]
        [TestCase("I saw the mill, where I was born", false)]
        [TestCase("When I was young we had snow", false)]
        [TestCase("when does it open", true)]
        [TestCase("what's an acre of farmland go for these days", true)]
        [TestCase("when's the next train due", true)]
        [TestCase("hows the mail ship", true)]
        [TestCase("know anyone who does fortunes", true)]
        [TestCase("you seen anything odd", true)]
        [TestCase("till when can i get breakfast", true)]
        [TestCase("you ever been to the mainland", true)]
        [TestCase("you see, it was raining", false)]
        [TestCase("ever since I was a boy I loved the sea", false)]
        [TestCase("from what I hear, it's quiet here", false)]
        [TestCase("so", false)]
        [TestCase("I've had this cough for weeks, anyone here who could look at it", true)]
        [TestCase("anywhere to get a bite", true)]
        [TestCase("I'm not fussy, anything is better than rain", false)]
        [TestCase("anyone can see that", false)]
        public void IsQuestion_OfALine_GoesByMarkAndFirstWord(string line, bool expected) => Assert.That(Shape(line).IsQuestion, Is.EqualTo(expected));

        [TestCase("do you pray", true)]
        [TestCase("Have you ever broken the law?", true)]
        [TestCase("do you have any rooms", false)]
        [TestCase("have you got rope", false)]
        [TestCase("have you seen the captain", false)]
        [TestCase("do you know who rang the bell", false)]
        [TestCase("You pray a lot.", false)]
        [TestCase("Tell me about yourself.", true)]
        [TestCase("Who's the worst guest you've ever had?", true)]
        public void AsksListener_OfALine_GoesByWhatItIsAfter(string line, bool expected) => Assert.That(Shape(line).AsksListener, Is.EqualTo(expected));

        [TestCase("Could you ring the bell?", true)]
        [TestCase("hey, can you ring the bell", true)]
        [TestCase("I'd like to see the wares", true)]
        [TestCase("please ring it", true)]
        [TestCase("Are you the inspector?", false)]
        [TestCase("How much is it?", false)]
        [TestCase("It's dark out there. Could you take me home?", true)]
        [TestCase("My wheel is bent, please straighten it", true)]
        [TestCase("People are freezing in there. Start the boiler.", true)]
        [TestCase("Light the lamp for me, would you?", true)]
        [TestCase("How about one of the old songs?", true)]
        [TestCase("fetch me the captain", true)]
        [TestCase("It's freezing in here, so could you start the boiler", true)]
        [TestCase("Is it always this dark? Fetch me a lamp.", true)]
        [TestCase("take me to the mill", true)]
        [TestCase("How about that weather!", false)]
        [TestCase("I'm well, how about you?", false)]
        [TestCase("Train's late again", false)]
        [TestCase("Come on, that's not fair", false)]
        [TestCase("get lost, old man", false)]
        [TestCase("You won't tell anyone, will you?", false)]
        [TestCase("It rang, and nobody came", false)]
        [TestCase("I heard the bell ring", false)]
        [TestCase("the wheel that my cousin could you know fix", false)]
        [TestCase("The machine is dead. Can I pay you instead?", true)]
        [TestCase("she looks lively today! may we ride her now", true)]
        [TestCase("She is gone. Can I?", false)]
        [TestCase("They're coming, you've got to warn the others", true)]
        [TestCase("you'd better fetch him", true)]
        [TestCase("you had better get him here", true)]
        [TestCase("you must be tired", false)]
        [TestCase("you have to understand", false)]
        [TestCase("I'd be a terrible guard", false)]
        [TestCase("I'd fall asleep standing up", false)]
        [TestCase("I'd faint.", false)]
        [TestCase("I'd be grateful for a room", true)]
        [TestCase("I'd like a room", true)]
        [TestCase("What would you be doing otherwise?", false)]
        public void AsksToAct_OfALine_GoesByHowItBegins(string line, bool expected) => Assert.That(Shape(line).AsksToAct, Is.EqualTo(expected));

        [TestCase("I heard the bell ring last night", true)]
        [TestCase("My mother used to sew", true)]
        [TestCase("we walked down there earlier", true)]
        [TestCase("I lost the key. Could you give me another?", false)]
        [TestCase("The key is lost", false)]
        [TestCase("The door's locked", false)]
        [TestCase("I wanted a room for tonight", false)]
        [TestCase("I came for a bed", false)]
        [TestCase("My leg's wounded", false)]
        [TestCase("Was the bell rung?", false)]
        public void Recounts_OfALine_IsTrueForAStatementOfWhatWas(string line, bool expected) => Assert.That(Shape(line).Recounts, Is.EqualTo(expected));

        [TestCase("Lovely evening, isn't it?", true)]
        [TestCase("Cold, isn't it?", true)]
        [TestCase("cold tonight isn't it?", true)]
        [TestCase("I'd run from it. Wouldn't you?", true)]
        [TestCase("I don't sleep. Do you?", false)]
        [TestCase("Is it closed, is it?", false)]
        [TestCase("I need a bed. Is there one?", false)]
        [TestCase("isn't it?", false)]
        [TestCase("Lovely evening.", false)]
        [TestCase("Nothing happens here, does it? Must be nice.", true)]
        [TestCase("Cold night, isn't it? Please bring me an ale.", false)]
        [TestCase("Quiet here, isn't it? I'd like a room.", false)]
        [TestCase("Wet here, isn't it? what do you know about the flood", false)]
        [TestCase("Captain, where is the key? Lovely day, isn't it?", false)]
        public void SeeksAgreement_OfALine_IsTrueForATagAfterAStatement(string line, bool expected) =>
            Assert.That(Shape(line).SeeksAgreement, Is.EqualTo(expected));

        [TestCase("Ring it or I'll burn the place down", true)]
        [TestCase("move, or else", true)]
        [TestCase("tea or coffee", false)]
        [TestCase("I'll ring or you do", false)]
        public void Threatens_OfALine_IsTrueForWhatFollowsOtherwise(string line, bool expected) => Assert.That(Shape(line).Threatens, Is.EqualTo(expected));

        [TestCase("is the mill key the only one", true)]
        [TestCase("Are those your boots?", true)]
        [TestCase("is there a key", false)]
        [TestCase("is the boat free", false)]
        [TestCase("are they going to take me over?", false)]
        [TestCase("the mill key is the only one", false)]
        public void AsksOfAThing_OfALine_IsTrueForAQuestionWhatItIs(string line, bool expected) => Assert.That(Shape(line).AsksOfAThing, Is.EqualTo(expected));

        [TestCase("Don't ring the bell", true)]
        [TestCase("please do not ring it", true)]
        [TestCase("no need to ring", true)]
        [TestCase("Don't you have a bell?", false)]
        [TestCase("do ring the bell", false)]
        [TestCase("never", false)]
        public void Forbids_OfALine_GoesByHowItBegins(string line, bool expected) => Assert.That(Shape(line).Forbids, Is.EqualTo(expected));

        [TestCase("what would happen if somebody opened the valve?", true)]
        [TestCase("if I fell, would anybody catch me", true)]
        [TestCase("what happens to people without a pass?", true)]
        [TestCase("I'd take it if you gave it to me", false)]
        [TestCase("open the valve, if you please", false)]
        [TestCase("could you open it if it's shut?", false)]
        [TestCase("what happened to the valve?", false)]
        public void Supposes_OfALine_IsTrueForWhatIsOnlyThoughtOf(string line, bool expected) => Assert.That(Shape(line).Supposes, Is.EqualTo(expected));

        [TestCase("what does the key open?", true)]
        [TestCase("hey, who gave you that whistle", true)]
        [TestCase("can I have the whistle?", false)]
        public void AsksAbout_OfALine_GoesByTheFirstWordThatCounts(string line, bool expected) => Assert.That(Shape(line).AsksAbout, Is.EqualTo(expected));

        [TestCase("I wonder what happened", true)]
        [TestCase("what happened", false)]
        [TestCase("tell me of the bridge", true)]
        [TestCase("I want to know where he is", true)]
        [TestCase("they say it's haunted", true)]
        [TestCase("anything about the bridge", true)]
        [TestCase("the bridge, what about it", true)]
        [TestCase("you're good at this, you know", false)]
        [TestCase("there, I said it", false)]
        [TestCase("just about everybody left", false)]
        [TestCase("about the bridge", true)]
        [TestCase("about to cross the bridge", false)]
        [TestCase("I heard the bridge is gone", true)]
        [TestCase("I could hear you from the bridge", false)]
        [TestCase("I wanted to tell someone", false)]
        [TestCase("please don't tell me how deep it is", false)]
        [TestCase("You hear every word in this room", false)]
        [TestCase("You hear about the flood?", true)]
        [TestCase("did you hear a bell", true)]
        [TestCase("Tell me about yourself.", false)]
        [TestCase("Tell me about the bridge yourself.", true)]
        public void AsksToBeTold_OfALine_GoesByItsVerbs(string line, bool expected) => Assert.That(Shape(line).AsksToBeTold, Is.EqualTo(expected));

        [TestCase("please please dont ring the doctor", true)]
        [TestCase("oh please, don't ring the bell", true)]
        [TestCase("no need to fetch him", true)]
        [TestCase("please don't you worry", false)]
        [TestCase("oh never mind that, ring the bell", false)]
        [TestCase("hey don't forget to open the gate", false)]
        public void Forbids_OfALine_LooksPastPleading(string line, bool expected) => Assert.That(Shape(line).Forbids, Is.EqualTo(expected));

        [TestCase("if somebody fell ill, would you send for the healer?", true)]
        [TestCase("if it's no trouble, would you send for the healer?", false)]
        public void Supposes_OfALineThatAsksYou_IsAboutWhatOthersMightDo(string line, bool expected) => Assert.That(Shape(line).Supposes, Is.EqualTo(expected));

        private static LineShape Shape(string line) => new(Word.Split(line), line);
    }
}

using GptDialogue.Dialogue.Reply;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Prompt
{
    /// <summary>The control tokens of prompts and replies by meaning; the only place that knows their spellings.</summary>
    internal static class Control
    {
        public static readonly int Card = SpecialTokens.Id("<|card|>");
        public static readonly int Player = SpecialTokens.Id("<|player|>");
        public static readonly int Npc = SpecialTokens.Id("<|npc|>");
        public static readonly int End = SpecialTokens.Id("<|end|>");
        public static readonly int Facts = SpecialTokens.Id("<|facts|>");

        public static readonly int Self = SpecialTokens.Id("<self>");
        public static readonly int Here = SpecialTokens.Id("<here>");
        public static readonly int World = SpecialTokens.Id("<world>");
        public static readonly int Listener = SpecialTokens.Id("<listener>");
        public static readonly int Role = SpecialTokens.Id("<role>");
        public static readonly int Wares = SpecialTokens.Id("<wares>");
        public static readonly int Other = SpecialTokens.Id("<other>");
        public static readonly int Noise = SpecialTokens.Id("<noise>");

        public static readonly int Hit = SpecialTokens.Id("<hit>");
        public static readonly int Near = SpecialTokens.Id("<near>");
        public static readonly int Told = SpecialTokens.Id("<told>");
        public static readonly int Locked = SpecialTokens.Id("<locked>");
        public static readonly int Listed = SpecialTokens.Id("<listed>");
        public static readonly int NoFact = SpecialTokens.Id("<nofact>");
        public static readonly int Sold = SpecialTokens.Id("<sold>");
        public static readonly int Unsold = SpecialTokens.Id("<unsold>");
        public static readonly int At = SpecialTokens.Id("<at>");
        public static readonly int Stage = SpecialTokens.Id("<stage>");
        public static readonly int Echo = SpecialTokens.Id("<echo>");
        public static readonly int FollowUp = SpecialTokens.Id("<follow>");
        public static readonly int Repeat = SpecialTokens.Id("<repeat>");
        public static readonly int Allowed = SpecialTokens.Id("<allowed>");
        public static readonly int Denied = SpecialTokens.Id("<denied>");

        public static readonly int Say = SpecialTokens.Id("<say>");
        public static readonly int Tell = SpecialTokens.Id("<tell>");
        public static readonly int Unknown = SpecialTokens.Id("<unknown>");
        public static readonly int Refuse = SpecialTokens.Id("<refuse>");
        public static readonly int Farewell = SpecialTokens.Id("<farewell>");
        public static readonly int PlayLine = SpecialTokens.Id("<line>");
        public static readonly int NoAction = SpecialTokens.Id("<act.none>");

        private const int Pointers = 4;
        private const int ActionPointers = 6;
        private static readonly int _fact = SpecialTokens.Id("<fact.1>");
        private static readonly int _line = SpecialTokens.Id("<line.1>");
        private static readonly int _action = SpecialTokens.Id("<act.1>");
        private static readonly int _tone = SpecialTokens.Id("<tone.friendly>");
        private static readonly int _emotion = SpecialTokens.Id("<emotion.neutral>");
        private static readonly int _speech = SpecialTokens.Id("<speech.plain>");
        private static readonly int _family = SpecialTokens.Id("<family.1>");
        private static readonly int _member = SpecialTokens.Id("<member.1>");
        private static readonly int _trust = SpecialTokens.Id("<trust.low>");

        public static int FactPointer(int index) => _fact + index;

        public static int LinePointer(int index) => _line + index;

        public static int ActionPointer(int index) => _action + index;

        public static bool IsFactPointer(int token) => token >= _fact && token < _fact + Pointers;

        public static bool IsLinePointer(int token) => token >= _line && token < _line + Pointers;

        public static int FactIndex(int token) => token - _fact;

        public static int LineIndex(int token) => token - _line;

        public static int ActionIndex(int token) => token >= _action && token < _action + ActionPointers ? token - _action : -1;

        public static int Family(int family) => _family + family;

        public static int FamilyOf(int token) => token - _family;

        public static bool IsFamily(int token) => token >= _family && token < _family + PlayerIntent.Families;

        public static bool IsMember(int token) => token >= _member && token < _member + PlayerIntent.MaxCount;

        public static int Member(int member) => _member + member;

        public static int MemberOf(int token) => token - _member;

        public static int Tone(Tone tone) => _tone + (int)tone;

        public static Tone ToneOf(int token) => (Tone)(token - _tone);

        public static int Emotion(Emotion emotion) => _emotion + (int)emotion;

        public static Emotion EmotionOf(int token) => (Emotion)(token - _emotion);

        public static int Speech(SpeechStyle style) => _speech + (int)style;

        /// <summary>Below 0 the character distrusts the player, from 2 on it trusts.</summary>
        public static int Trust(int trust) => _trust + (trust < 0 ? 0 : trust < 2 ? 1 : 2);
    }
}

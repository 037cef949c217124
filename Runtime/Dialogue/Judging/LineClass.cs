using System.Linq;
using GptDialogue.Dialogue.Reply;

namespace GptDialogue.Dialogue.Judging
{
    /// <summary>What a line of the player is after, as coarse as the ways in which a reply can be made.</summary>
    public enum LineClass
    {
        /// <summary>An action of the game.</summary>
        Request,

        /// <summary>What an authored exchange answers.</summary>
        Authored,

        /// <summary>A fact that the character may tell, or one that it keeps secret.</summary>
        Fact,

        /// <summary>Something that no fact answers.</summary>
        Unknown,

        /// <summary>A thing: its price, whether there is one, what else there is.</summary>
        Item,

        /// <summary>A person or place of the world.</summary>
        Whereabouts,

        /// <summary>Who the character is, what it does, and where the two are.</summary>
        Identity,

        /// <summary>News, or more about what was said before.</summary>
        News,

        /// <summary>Small talk, and all else.</summary>
        Talk,
    }

    /// <summary>The classes of the intents.</summary>
    internal static class LineClasses
    {
        /// <summary>Number of classes.</summary>
        public const int Count = (int)LineClass.Talk + 1;

        private static readonly LineClass[] _byIntent = PlayerIntent.All.Select(Class).ToArray();

        /// <summary>The class of an intent.</summary>
        public static LineClass Of(PlayerIntent intent) => _byIntent[intent.Index];

        private static LineClass Class(PlayerIntent intent)
        {
            if (intent.Name == "ask_identity" || intent.Name == "ask_role" || intent.Name == "ask_where_am_i")
                return LineClass.Identity;
            return intent.Answer switch
            {
                AnswerKind.Request => LineClass.Request,
                AnswerKind.Authored => LineClass.Authored,
                AnswerKind.Fact => LineClass.Fact,
                AnswerKind.Unknown => LineClass.Unknown,
                AnswerKind.Item => LineClass.Item,
                AnswerKind.Person => LineClass.Whereabouts,
                AnswerKind.Place => LineClass.Whereabouts,
                AnswerKind.News => LineClass.News,
                AnswerKind.FollowUp => LineClass.News,
                _ => LineClass.Talk,
            };
        }
    }
}

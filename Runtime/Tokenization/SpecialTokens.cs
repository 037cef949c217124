using System;
using System.Collections.Generic;

namespace GptDialogue.Tokenization
{
    /// <summary>
    /// The control vocabulary: tokens with the ids 0 to 127 that encoding ordinary text can never produce, so nothing a player
    /// types is ever read as structure. Unused ids are reserved so that later tokens do not move the byte and merge ids.
    /// </summary>
    public static class SpecialTokens
    {
        /// <summary>Number of ids set aside for control tokens; the 256 byte tokens follow directly after.</summary>
        public const int Count = 128;

        /// <summary>Document separator of plain text; also the first token of every prompt.</summary>
        public const int EndOfText = 0;

        /// <summary>The spelling of every control token; the index is the token id.</summary>
        public static IReadOnlyList<string> Names => _names;

        /// <summary>The id of a control token by its spelling.</summary>
        /// <exception cref="ArgumentException">There is no such control token.</exception>
        public static int Id(string name)
        {
            var id = Array.IndexOf(_names, name);
            return id >= 0 ? id : throw new ArgumentException($"'{name}' is not a control token.", nameof(name));
        }

        private static readonly string[] _names =
        {
            "<|endoftext|>", "<|card|>", "<|player|>", "<|npc|>", "<|end|>", "<|facts|>",
            "<|example|>", "<|qa|>", "<self>", "<here>", "<world>", "<listener>",
            "<person.1>", "<person.2>", "<person.3>", "<person.4>", "<person.5>", "<person.6>",
            "<place.1>", "<place.2>", "<place.3>", "<place.4>", "<place.5>", "<place.6>",
            "<item.1>", "<item.2>", "<item.3>", "<item.4>", "<item.5>", "<item.6>",
            "<price.1>", "<price.2>", "<price.3>", "<price.4>", "<price.5>", "<price.6>",
            "<other>", "<fact.1>", "<fact.2>", "<fact.3>", "<fact.4>", "<hit>",
            "<near>", "<told>", "<locked>", "<nofact>", "<sold>", "<unsold>",
            "<noise>", "<stage>", "<echo>", "<act.1>", "<act.2>", "<act.3>",
            "<act.4>", "<act.5>", "<act.6>", "<act.none>", "<allowed>", "<denied>",
            "<tone.friendly>", "<tone.neutral>", "<tone.hostile>", "<emotion.neutral>", "<emotion.happy>", "<emotion.sad>",
            "<emotion.angry>", "<emotion.afraid>", "<emotion.surprised>", "<trust.low>", "<trust.mid>", "<trust.high>",
            "<speech.plain>", "<speech.gruff>", "<speech.formal>", "<speech.riddling>", "<speech.timid>", "<say>",
            "<tell>", "<unknown>", "<refuse>", "<farewell>", "<line>", "<role>",
            "<wares>", "<at>", "<role.1>", "<role.2>", "<role.3>", "<role.4>",
            "<role.5>", "<role.6>", "<line.1>", "<line.2>", "<line.3>", "<line.4>",
            "<follow>", "<repeat>", "<listed>", "<family.1>", "<family.2>", "<family.3>",
            "<family.4>", "<family.5>", "<family.6>", "<family.7>", "<family.8>", "<family.9>",
            "<family.10>", "<family.11>", "<family.12>", "<member.1>", "<member.2>", "<member.3>",
            "<member.4>", "<member.5>", "<member.6>", "<member.7>", "<member.8>", "<member.9>",
            "<member.10>", "<member.11>", "<member.12>", "<reserved.123>", "<reserved.124>", "<reserved.125>",
            "<reserved.126>", "<reserved.127>",
        };
    }
}

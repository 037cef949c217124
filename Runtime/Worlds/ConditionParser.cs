using System;
using System.Collections.Generic;
using System.Globalization;

namespace GptDialogue.Worlds
{
    /// <summary>Recursive descent over the text of a condition, one method per level of binding.</summary>
    internal sealed class ConditionParser
    {
        // Far above any authored condition, far below what would exhaust the stack of a game thread.
        private const int MaxDepth = 64;
        private const int MaxLength = 4096;

        private readonly string source;
        private readonly List<string> flags = new List<string>();
        private int position;
        private int depth;

        public ConditionParser(string source) => this.source = source;

        public Condition Parse()
        {
            if (source.Length > MaxLength)
            {
                throw Error(MaxLength, $"a condition may have {MaxLength} characters, this one has {source.Length}");
            }

            ConditionNode root = Or();
            SkipBlanks();
            if (position < source.Length)
            {
                throw Error(position, UnexpectedHere());
            }

            return new Condition(source, root, flags);
        }

        private ConditionNode Or()
        {
            ConditionNode left = And();
            while (TakeWord("or"))
            {
                left = new OrNode(left, And());
            }

            return left;
        }

        private ConditionNode And()
        {
            ConditionNode left = Not();
            while (TakeWord("and"))
            {
                left = new AndNode(left, Not());
            }

            return left;
        }

        private ConditionNode Not()
        {
            if (++depth > MaxDepth)
            {
                throw Error(position, $"more than {MaxDepth} levels of parentheses and negations");
            }

            ConditionNode node = Take("!") || TakeWord("not") ? new NotNode(Not()) : Primary();
            depth--;
            return node;
        }

        private ConditionNode Primary()
        {
            SkipBlanks();
            int start = position;
            if (Take("("))
            {
                ConditionNode inner = Or();
                if (!Take(")"))
                {
                    throw Error(position, "the ')' is missing for the '(' in column " + (start + 1).ToString(CultureInfo.InvariantCulture));
                }

                return inner;
            }

            string word = Word();
            if (word.Length == 0)
            {
                throw Error(position, "a flag, 'trust', 'not' or '(' is expected here");
            }

            position += word.Length;
            if (Is(word, "and") || Is(word, "or"))
            {
                throw Error(start, $"'{word}' needs something on both sides");
            }

            if (Is(word, "trust"))
            {
                return Comparison();
            }

            if (Is(word, "true") || Is(word, "false"))
            {
                return new ConstantNode(Is(word, "true"));
            }

            if (!flags.Contains(word))
            {
                flags.Add(word);
            }

            return new FlagNode(word);
        }

        private ConditionNode Comparison()
        {
            SkipBlanks();
            int start = position;
            string comparison = Take(">=") ? ">=" : Take("<=") ? "<=" : Take("==") ? "==" : Take(">") ? ">" : Take("<") ? "<" : string.Empty;
            if (comparison.Length == 0)
            {
                throw Error(start, "trust is compared with one of >= > <= < ==, as in trust >= 2");
            }

            SkipBlanks();
            int numberStart = position;
            if (position < source.Length && source[position] == '-')
            {
                position++;
            }

            while (position < source.Length && source[position] >= '0' && source[position] <= '9')
            {
                position++;
            }

            string digits = source.Substring(numberStart, position - numberStart);
            if (!int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) || Word().Length > 0)
            {
                throw Error(numberStart, "a whole number is expected here, as in trust >= 2");
            }

            return comparison switch
            {
                ">=" => new TrustNode(number, int.MaxValue),
                "<=" => new TrustNode(int.MinValue, number),
                ">" => new TrustNode((long)number + 1, int.MaxValue),
                "<" => new TrustNode(int.MinValue, (long)number - 1),
                _ => new TrustNode(number, number),
            };
        }

        private bool Take(string symbol)
        {
            SkipBlanks();
            if (string.CompareOrdinal(source, position, symbol, 0, symbol.Length) != 0)
            {
                return false;
            }

            position += symbol.Length;
            return true;
        }

        private bool TakeWord(string keyword)
        {
            SkipBlanks();
            string word = Word();
            if (!Is(word, keyword))
            {
                return false;
            }

            position += word.Length;
            return true;
        }

        private string Word()
        {
            int end = position;
            while (end < source.Length && (char.IsLetterOrDigit(source[end]) || IsMark(source[end]) || source[end] is '_' or '.' or '-' or ':'))
            {
                end++;
            }

            return source.Substring(position, end - position);
        }

        // Combining marks belong to words in several scripts.
        private static bool IsMark(char c) =>
            char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Surrogate;

        private string UnexpectedHere()
        {
            char next = source[position];
            return next switch
            {
                '&' => "write 'and' instead of '&'",
                '|' => "write 'or' instead of '|'",
                ')' => "there is no '(' for this ')'",
                '=' or '<' or '>' => "only trust is compared with numbers; a flag stands alone",
                _ => "'and' or 'or' is expected here",
            };
        }

        private void SkipBlanks()
        {
            while (position < source.Length && char.IsWhiteSpace(source[position]))
            {
                position++;
            }
        }

        private static bool Is(string word, string keyword) => string.Equals(word, keyword, StringComparison.OrdinalIgnoreCase);

        private ConditionException Error(int at, string what) => new ConditionException(source, at + 1, what);
    }
}

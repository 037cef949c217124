using System;

namespace GptDialogue.Training.Evaluation
{
    /// <summary>How much of an n-gram's count is set aside for unseen continuations, by the count: 1, 2, and 3 or more.</summary>
    public readonly record struct KneserNeyDiscounts(double Once, double Twice, double More)
    {
        /// <summary>The discount of a count; 0 for a count of 0.</summary>
        public double Of(int count) => count switch { 0 => 0, 1 => Once, 2 => Twice, _ => More };

        /// <summary>One discount for all counts, n1 / (n1 + 2 n2) (Ney, Essen and Kneser 1994).</summary>
        /// <param name="n1">Number of n-grams of count 1.</param>
        /// <param name="n2">Number of n-grams of count 2.</param>
        public static KneserNeyDiscounts Single(long n1, long n2)
        {
            // Without n-grams of count 1 or 2 the estimate is undefined; half a count is the customary stand-in.
            var discount = n1 == 0 || n2 == 0 ? 0.5 : n1 / (n1 + (2.0 * n2));
            return new KneserNeyDiscounts(discount, discount, discount);
        }

        /// <summary>Three discounts, the "modified" smoothing of Chen and Goodman (1998), equation 26; n3 and n4 as n1 and n2.</summary>
        public static KneserNeyDiscounts Modified(long n1, long n2, long n3, long n4)
        {
            if (n1 == 0 || n2 == 0 || n3 == 0) return Single(n1, n2);
            var y = n1 / (n1 + (2.0 * n2));
            return new KneserNeyDiscounts(
                Math.Clamp(1 - (2 * y * n2 / n1), 0, 1), Math.Clamp(2 - (3 * y * n3 / n2), 0, 2), Math.Clamp(3 - (4 * y * n4 / n3), 0, 3));
        }
    }
}

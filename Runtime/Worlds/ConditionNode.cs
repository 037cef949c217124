namespace GptDialogue.Worlds
{
    /// <summary>The parsed form of a condition: a tree of a few node types, evaluated without allocating.</summary>
    internal abstract class ConditionNode
    {
        public abstract bool Evaluate(IGameState state);
    }

    internal sealed class ConstantNode : ConditionNode
    {
        public ConstantNode(bool value) => Value = value;

        public bool Value { get; }

        public override bool Evaluate(IGameState state) => Value;
    }

    internal sealed class FlagNode : ConditionNode
    {
        public FlagNode(string name) => Name = name;

        public string Name { get; }

        public override bool Evaluate(IGameState state) => state.Flag(Name);
    }

    internal sealed class NotNode : ConditionNode
    {
        public NotNode(ConditionNode operand) => Operand = operand;

        public ConditionNode Operand { get; }

        public override bool Evaluate(IGameState state) => !Operand.Evaluate(state);
    }

    internal sealed class AndNode : ConditionNode
    {
        public AndNode(ConditionNode left, ConditionNode right)
        {
            Left = left;
            Right = right;
        }

        public ConditionNode Left { get; }

        public ConditionNode Right { get; }

        public override bool Evaluate(IGameState state) => Left.Evaluate(state) && Right.Evaluate(state);
    }

    internal sealed class OrNode : ConditionNode
    {
        public OrNode(ConditionNode left, ConditionNode right)
        {
            Left = left;
            Right = right;
        }

        public ConditionNode Left { get; }

        public ConditionNode Right { get; }

        public override bool Evaluate(IGameState state) => Left.Evaluate(state) || Right.Evaluate(state);
    }

    /// <summary>Trust within a closed range; every comparison is one, as trust is an integer.</summary>
    internal sealed class TrustNode : ConditionNode
    {
        public TrustNode(long low, long high)
        {
            Low = low;
            High = high;
        }

        public long Low { get; }

        public long High { get; }

        public override bool Evaluate(IGameState state) => state.Trust >= Low && state.Trust <= High;
    }
}

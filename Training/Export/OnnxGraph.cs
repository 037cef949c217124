using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Google.Protobuf;
using GptDialogue.Training.Export.Onnx;

namespace GptDialogue.Training.Export
{
    /// <summary>
    /// Builds one ONNX graph. Every operator call returns the name of its output, so a graph reads as straight-line code.
    /// The bytes depend only on the calls made: names are counted, nothing is taken from the clock or the machine.
    /// </summary>
    public sealed class OnnxGraph
    {
        /// <summary>The operator domain of ONNX Runtime's own fused operators.</summary>
        public const string Microsoft = "com.microsoft";

        private const int IrVersion = 10;     // the IR that opset 21 belongs to
        private const int OpsetVersion = 21;
        private readonly GraphProto _graph;
        private GraphProto _current; // where operators go: the graph, or a branch of it
        private readonly HashSet<string> _initializers = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

        /// <summary>Starts an empty graph.</summary>
        /// <param name="name">Name shown by graph viewers.</param>
        public OnnxGraph(string name) => _current = _graph = new GraphProto { Name = name };

        /// <summary>Declares a graph input. A dimension is a number, or a name for one that varies between runs.</summary>
        public string Input(string name, TensorProto.Types.DataType type, params object[] shape)
        {
            _graph.Input.Add(Value(name, type, shape));
            return name;
        }

        /// <summary>Declares a value as graph output. Dimensions as in <see cref="Input"/>.</summary>
        public void Output(string name, TensorProto.Types.DataType type, params object[] shape) =>
            _graph.Output.Add(Value(name, type, shape));

        /// <summary>Stores a constant tensor from its little-endian elements; a name already stored is shared, not stored twice.</summary>
        public string Initializer<T>(string name, TensorProto.Types.DataType type, ReadOnlySpan<T> values, params long[] shape)
            where T : unmanaged
        {
            if (!_initializers.Add(name))
                return name;
            var tensor = new TensorProto { Name = name, DataType = (int)type, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values)) };
            tensor.Dims.Add(shape);
            _graph.Initializer.Add(tensor);
            return name;
        }

        /// <summary>Stores a constant fp32 tensor.</summary>
        public string Floats(string name, ReadOnlySpan<float> values, params long[] shape) =>
            Initializer(name, TensorProto.Types.DataType.Float, values, shape);

        /// <summary>
        /// Stores fp32 values as fp16 and widens them when the model is loaded: ONNX Runtime folds the cast, so a run costs nothing.
        /// </summary>
        public string Halves(string name, ReadOnlySpan<float> values, params long[] shape)
        {
            var wide = name + ".fp32";
            if (_initializers.Contains(name))
                return wide;
            var halves = new Half[values.Length];
            for (var i = 0; i < halves.Length; i++)
                halves[i] = (Half)values[i];
            Initializer<Half>(name, TensorProto.Types.DataType.Float16, halves, shape);
            return Op("", "Cast", new[] { name }, new[] { wide }, ("to", (int)TensorProto.Types.DataType.Float))[0];
        }

        /// <summary>Stores a constant int64 tensor; an empty shape makes a scalar of one value.</summary>
        public string Longs(string name, ReadOnlySpan<long> values, params long[] shape) =>
            Initializer(name, TensorProto.Types.DataType.Int64, values, shape);

        /// <summary>Adds a standard operator with one output.</summary>
        public string Op(string type, string[] inputs, params (string Name, object Value)[] attributes) =>
            Op("", type, inputs, new[] { Fresh(type) }, attributes)[0];

        /// <summary>Adds an ONNX Runtime operator with one output.</summary>
        public string MicrosoftOp(string type, string[] inputs, params (string Name, object Value)[] attributes) =>
            Op(Microsoft, type, inputs, new[] { Fresh(type) }, attributes)[0];

        /// <summary>Adds an operator whose outputs have the given names; an empty name leaves an optional output out.</summary>
        public string[] Op(string domain, string type, string[] inputs, string[] outputs, params (string Name, object Value)[] attributes)
        {
            var node = new NodeProto { Domain = domain, OpType = type, Name = Fresh(type + "_node") };
            node.Input.Add(inputs);
            node.Output.Add(outputs);
            foreach (var (name, value) in attributes)
                node.Attribute.Add(Attribute(name, value));
            _current.Node.Add(node);
            return outputs;
        }

        /// <summary>
        /// Adds two ways to the same values, of which a run takes one. Operators called inside a branch belong to it and may use any
        /// value from outside; initializers, inputs and outputs stay with the graph.
        /// </summary>
        /// <param name="condition">A bool of one element.</param>
        /// <param name="outputs">Names of what comes out, with element type and shape as in <see cref="Input"/>.</param>
        /// <param name="then">Makes the branch for true; returns the names of its values, one for each output.</param>
        /// <param name="otherwise">The same for false.</param>
        public void If(string condition, IReadOnlyList<(string Name, TensorProto.Types.DataType Type, object[] Shape)> outputs,
            Func<IReadOnlyList<string>> then, Func<IReadOnlyList<string>> otherwise)
        {
            var node = new NodeProto { OpType = "If", Name = Fresh("If_node") };
            node.Input.Add(condition);
            foreach (var output in outputs)
                node.Output.Add(output.Name);
            node.Attribute.Add(Branch("then_branch", outputs, then));
            node.Attribute.Add(Branch("else_branch", outputs, otherwise));
            _current.Node.Add(node);
        }

        private AttributeProto Branch(
            string name, IReadOnlyList<(string Name, TensorProto.Types.DataType Type, object[] Shape)> outputs, Func<IReadOnlyList<string>> make)
        {
            var outside = _current;
            var branch = _current = new GraphProto { Name = Fresh(name) };
            var values = make();
            _current = outside;
            for (var i = 0; i < outputs.Count; i++)
                branch.Output.Add(Value(values[i], outputs[i].Type, outputs[i].Shape));
            return new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Graph, G = branch };
        }

        /// <summary>A value name not used before: the prefix and a number counted per prefix.</summary>
        public string Fresh(string prefix)
        {
            var count = _counts.TryGetValue(prefix, out var used) ? used : 0;
            _counts[prefix] = count + 1;
            return $"{prefix}_{count}";
        }

        /// <summary>The finished model file: what an InferenceSession takes.</summary>
        public byte[] ToBytes()
        {
            var model = new ModelProto { IrVersion = IrVersion, ProducerName = "GptDialogue", Graph = _graph };
            model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = OpsetVersion });
            model.OpsetImport.Add(new OperatorSetIdProto { Domain = Microsoft, Version = 1 });
            return model.ToByteArray();
        }

        private static AttributeProto Attribute(string name, object value)
        {
            var attribute = new AttributeProto { Name = name };
            switch (value)
            {
                case int or long:
                    attribute.Type = AttributeProto.Types.AttributeType.Int;
                    attribute.I = Convert.ToInt64(value);
                    return attribute;
                case float number:
                    attribute.Type = AttributeProto.Types.AttributeType.Float;
                    attribute.F = number;
                    return attribute;
                case string text:
                    attribute.Type = AttributeProto.Types.AttributeType.String;
                    attribute.S = ByteString.CopyFromUtf8(text);
                    return attribute;
                case long[] numbers:
                    attribute.Type = AttributeProto.Types.AttributeType.Ints;
                    attribute.Ints.Add(numbers);
                    return attribute;
                default:
                    throw new ArgumentException($"Attribute '{name}' has a value of type {value.GetType().Name}; " +
                                                "int, long, float, string and long[] can be written.", nameof(value));
            }
        }

        private static ValueInfoProto Value(string name, TensorProto.Types.DataType type, object[] shape)
        {
            var tensor = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = new TensorShapeProto() };
            foreach (var dimension in shape)
                tensor.Shape.Dim.Add(dimension is string symbol
                    ? new TensorShapeProto.Types.Dimension { DimParam = symbol }
                    : new TensorShapeProto.Types.Dimension { DimValue = Convert.ToInt64(dimension) });
            return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
        }
    }
}

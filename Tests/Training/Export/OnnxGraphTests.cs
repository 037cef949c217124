using System;
using System.Linq;
using System.Runtime.InteropServices;
using GptDialogue.Training.Export;
using GptDialogue.Training.Export.Onnx;
using Microsoft.ML.OnnxRuntime;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Export
{
    [TestFixture]
    public sealed class OnnxGraphTests
    {
        [Test]
        public void ToBytes_WhenParsed_HoldsWhatWasWritten()
        {
            var graph = Doubling();

            var model = ModelProto.Parser.ParseFrom(graph.ToBytes());

            Assert.That(model.OpsetImport.Select(set => (set.Domain, set.Version)), Is.EqualTo(new[] { ("", 21L), ("com.microsoft", 1L) }));
            Assert.That(model.Graph.Node.Single().OpType, Is.EqualTo("Mul"));
            Assert.That(model.Graph.Initializer.Single().Dims, Is.EqualTo(new[] { 1L }));
            Assert.That(MemoryMarshal.Cast<byte, float>(model.Graph.Initializer.Single().RawData.Span)[0], Is.EqualTo(2f));
            Assert.That(model.Graph.Input.Single().Type.TensorType.Shape.Dim.Single().DimParam, Is.EqualTo("n"));
            Assert.That(model.Graph.Output.Single().Name, Is.EqualTo("y"));
        }

        [Test]
        public void ToBytes_WhenLoaded_Runs()
        {
            using var session = new InferenceSession(Doubling().ToBytes());
            using var options = new RunOptions();
            using var x = OrtValue.CreateTensorValueFromMemory(new[] { 1f, -3f }, [2]);
            using var y = session.Run(options, ["x"], [x], ["y"]);

            Assert.That(y[0].GetTensorDataAsSpan<float>().ToArray(), Is.EqualTo(new[] { 2f, -6f }));
        }

        [Test]
        public void ToBytes_WhenBuiltTwice_IsTheSame() => Assert.That(Doubling().ToBytes(), Is.EqualTo(Doubling().ToBytes()));

        [Test]
        public void Initializer_WhenStoredTwice_IsShared()
        {
            var graph = Doubling();
            graph.Floats("two", [2f], 1);

            Assert.That(ModelProto.Parser.ParseFrom(graph.ToBytes()).Graph.Initializer, Has.Count.EqualTo(1));
        }

        [TestCase(true, 6f)]
        [TestCase(false, 4f)]
        public void If_ByItsCondition_TakesOneBranch(bool condition, float expected)
        {
            var graph = new OnnxGraph("branches");
            var x = graph.Input("x", TensorProto.Types.DataType.Float, "n");
            var (two, outside) = (graph.Floats("two", [2f], 1), graph.Op("Neg", [graph.Op("Neg", [x])]));
            graph.If(graph.Input("condition", TensorProto.Types.DataType.Bool), [("y", TensorProto.Types.DataType.Float, ["n"])],
                () => [graph.Op("Mul", [outside, two])],
                () => [graph.Op("Add", [outside, graph.Floats("one", [1f], 1)])]);
            graph.Output("y", TensorProto.Types.DataType.Float, "n");

            using var session = new InferenceSession(graph.ToBytes());
            using var three = OrtValue.CreateTensorValueFromMemory([3f], [1]);
            using var value = OrtValue.CreateTensorValueFromMemory([condition], []);
            using var options = new RunOptions();
            using var outputs = session.Run(options, ["x", "condition"], [three, value], ["y"]);

            Assert.That(outputs[0].GetTensorDataAsSpan<float>()[0], Is.EqualTo(expected));
        }

        [Test]
        public void Op_WhenAnAttributeHasAnUnknownType_NamesIt() =>
            Assert.That(() => new OnnxGraph("g").Op("Relu", ["x"], ("alpha", DateTime.UnixEpoch)),
                Throws.ArgumentException.With.Message.Contains("alpha").And.Message.Contains("DateTime"));

        private static OnnxGraph Doubling()
        {
            var graph = new OnnxGraph("doubling");
            var x = graph.Input("x", TensorProto.Types.DataType.Float, "n");
            graph.Op("", "Mul", [x, graph.Floats("two", [2f], 1)], ["y"]);
            graph.Output("y", TensorProto.Types.DataType.Float, "n");
            return graph;
        }
    }
}

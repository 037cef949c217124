using NUnit.Framework;
using TorchSharp;

namespace GptDialogue.Training.Tests.Native
{
    public class TorchNativeTests
    {
        [Test]
        public void NativeLibrary_WhenFirstUsed_Loads()
        {
            using var two = torch.ones(2, 2).matmul(torch.ones(2, 2));
            Assert.That(two.sum().item<float>(), Is.EqualTo(8f));
        }
    }
}

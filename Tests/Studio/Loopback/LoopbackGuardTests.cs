using System.Net;
using GptDialogue.Loopback;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;

namespace GptDialogue.Studio.Tests.Loopback
{
    public sealed class LoopbackGuardTests
    {
        [TestCase("127.0.0.1:5310", null, null)]
        [TestCase("localhost:5310", "http://localhost:5310", "same-origin")]
        [TestCase("[::1]:5310", null, "none")]
        public void Refusal_WhenRequestIsTheServersOwn_IsNull(string host, string? origin, string? site) =>
            Assert.That(Refusal(host, origin, site), Is.Null);

        [TestCase("evil.example:5310", null, null)]
        [TestCase("localhost.evil.example", null, null)]
        [TestCase("192.168.0.7:5310", null, null)]
        [TestCase("127.0.0.1:5311", null, null)]
        [TestCase("127.0.0.1", null, null)]
        [TestCase("", null, null)]
        [TestCase("127.0.0.1:5310", "http://evil.example", null)]
        [TestCase("127.0.0.1:5310", "http://127.0.0.1:9999", null)]
        [TestCase("127.0.0.1:5310", "https://127.0.0.1:5310", null)]
        [TestCase("127.0.0.1:5310", "null", null)]
        [TestCase("127.0.0.1:5310", null, "cross-site")]
        [TestCase("127.0.0.1:5310", null, "same-site")]
        public void Refusal_WhenRequestIsForeign_SaysWhy(string host, string? origin, string? site) =>
            Assert.That(Refusal(host, origin, site), Is.Not.Null.And.Not.Empty);

        [Test]
        public void Refusal_WhenAnotherMachineConnects_SaysWhy() =>
            Assert.That(LoopbackGuard.Refusal(Request("127.0.0.1:5310", null, null), IPAddress.Parse("10.0.0.8"), 5310, false), Is.Not.Null);

        [TestCase(null, false)]
        [TestCase("http://127.0.0.1:5310", true)]
        public void Refusal_WhenASocketNamesNoOrigin_SaysWhy(string? origin, bool isOwn) =>
            Assert.That(LoopbackGuard.Refusal(Request("127.0.0.1:5310", origin, null), IPAddress.Loopback, 5310, true) == null, Is.EqualTo(isOwn));

        private static string? Refusal(string host, string? origin, string? site) => LoopbackGuard.Refusal(Request(host, origin, site), IPAddress.Loopback, 5310, false);

        private static HttpRequest Request(string host, string? origin, string? site)
        {
            var request = new DefaultHttpContext().Request;
            request.Scheme = "http";
            request.Host = new HostString(host);
            if (origin != null)
                request.Headers.Origin = origin;
            if (site != null)
                request.Headers["Sec-Fetch-Site"] = site;
            return request;
        }
    }
}

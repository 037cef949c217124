using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GptDialogue.Samples.Tavern.Browser;
using GptDialogue.Samples.Tavern.Play;
using NUnit.Framework;

namespace GptDialogue.Samples.Tests.Tavern.Browser
{
    /// <summary>What the server lets in and what it does not; without a browser.</summary>
    public sealed class BrowserSceneTests
    {
        private TavernPlay _play = null!;
        private BrowserScene _scene = null!;
        private HttpClient _http = null!;

        private Uri Address => new(_scene.Address);

        [OneTimeSetUp]
        public async Task Start()
        {
            _play = TavernPlay.Open(new PlayOptions());
            _scene = await BrowserScene.StartAsync(_play, new BrowserOptions { Saves = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")) });
            _http = new HttpClient { BaseAddress = Address };
        }

        [OneTimeTearDown]
        public async Task Stop()
        {
            _http.Dispose();
            await _scene.DisposeAsync();
            _play.Dispose();
        }

        [Test]
        public void Address_WhenStarted_IsLoopbackOnly()
        {
            Assert.That(Address.Host, Is.EqualTo("127.0.0.1"));
            var own = Dns.GetHostAddresses(Dns.GetHostName()).Where(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a));
            foreach (var address in own)
            {
                using var client = new TcpClient();
                Assert.That(() => client.Connect(address, Address.Port), Throws.InstanceOf<SocketException>(), address.ToString());
            }
        }

        [Test]
        public async Task Page_WhenAskedFor_ForbidsForeignContent()
        {
            using var response = await _http.GetAsync("/");
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            Assert.That(policy, Does.Contain("default-src 'none'").And.Contain("frame-ancestors 'none'").And.Not.Contain("unsafe"));
            Assert.That(response.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
        }

        [Test]
        public async Task Files_WhenThePageNamesThem_AreThere()
        {
            foreach (var path in WebFiles.Paths)
                Assert.That((await _http.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
            Assert.That(WebFiles.Paths, Has.Member("/index.html").And.Member("/main.js").And.Member("/style.css"));
        }

        [TestCase("/../Tavern.dll")]
        [TestCase("/..%2f..%2fWorld/mara.npc.yaml")]
        [TestCase("/%2e%2e/%2e%2e/etc/passwd")]
        [TestCase("/World/mara.npc.yaml")]
        [TestCase("/Web/index.html")]
        [TestCase("//etc/passwd")]
        [TestCase("/index.html/../../etc/passwd")]
        [TestCase("/C:/Windows/win.ini")]
        public async Task Files_WhenAPathLeadsElsewhere_AreNotThere(string path) =>
            Assert.That(await RawStatus($"GET {path} HTTP/1.1", $"Host: 127.0.0.1:{Address.Port}"), Is.EqualTo(404).Or.EqualTo(400));

        [TestCase("evil.example")]
        [TestCase("evil.example:{0}")]
        [TestCase("127.0.0.1")]
        [TestCase("127.0.0.1:1")]
        [TestCase("127.0.0.1.evil.example:{0}")]
        public async Task Request_WhenItsHostIsForeign_IsRefused(string host) =>
            Assert.That(await RawStatus("GET / HTTP/1.1", "Host: " + string.Format(host, Address.Port)), Is.EqualTo(403));

        [TestCase("http://evil.example")]
        [TestCase("null")]
        [TestCase("https://127.0.0.1:{0}")]
        [TestCase("http://127.0.0.1")]
        public async Task Request_WhenItsOriginIsForeign_IsRefused(string origin) =>
            Assert.That(await RawStatus("GET / HTTP/1.1", $"Host: 127.0.0.1:{Address.Port}", "Origin: " + string.Format(origin, Address.Port)), Is.EqualTo(403));

        [Test]
        public async Task Request_WhenItPosts_IsRefused() =>
            Assert.That((await _http.PostAsync("/", new StringContent(""))).StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));

        [TestCase(null)]
        [TestCase("http://evil.example")]
        [TestCase("http://localhost.evil.example")]
        public void Socket_WhenItsOriginIsForeign_IsRefused(string? origin)
        {
            Assert.That(async () => await GameSocket.ConnectAsync(_scene, origin), Throws.InstanceOf<WebSocketException>());
        }

        [TestCase("")]
        [TestCase("nonsense")]
        [TestCase("[1,2,3]")]
        [TestCase("{\"t\":5}")]
        [TestCase("{\"t\":\"say\",\"text\":\"\\ud800\"}")]
        [TestCase("{\"t\":\"steer\",\"x\":1e300,\"y\":\"left\"}")]
        [TestCase("{\"t\":\"walk\",\"x\":-99999,\"y\":99999}")]
        [TestCase("{\"t\":\"visit\",\"text\":\"nobody\"}")]
        [TestCase("{\"t\":\"load\",\"n\":-7}")]
        [TestCase("{\"t\":\"save\",\"n\":2147483648}")]
        [TestCase("{\"t\":\"buy\",\"text\":\"../../etc/passwd\"}")]
        public async Task Socket_WhenAMessageIsWrong_PlaysOn(string message)
        {
            using var socket = await GameSocket.ConnectAsync(_scene);
            await socket.SendAsync(message);
            await socket.SendAsync("{\"t\":\"visit\",\"text\":\"mara\"}");
            await socket.UntilAsync(m => GameSocket.Kind(m) == "talk" && m.GetProperty("who").GetString() == "mara");
        }

        [Test]
        public async Task Socket_WhenAMessageIsHuge_IsClosed()
        {
            using var socket = await GameSocket.ConnectAsync(_scene);
            await socket.SendAsync(new string('x', ClientMessage.LongestMessage + 1));
            var buffer = new byte[1 << 16];
            WebSocketReceiveResult part;
            do
                part = await socket.Socket.ReceiveAsync(buffer, CancellationToken.None);
            while (part.MessageType != WebSocketMessageType.Close);
            Assert.That(part.CloseStatus, Is.EqualTo(WebSocketCloseStatus.MessageTooBig));
        }

        [Test]
        public void Port_WhenItIsTaken_IsNamed() =>
            Assert.That(async () => await BrowserScene.StartAsync(_play, new BrowserOptions { Port = Address.Port }),
                Throws.InstanceOf<GptDialogueException>().With.Message.Contains($"Port {Address.Port} cannot be used").And.Message.Contains("--port"));

        // HttpClient tidies paths and hosts; an attacker does not.
        private async Task<int> RawStatus(params string[] lines)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Address.Port);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\nConnection: close\r\n\r\n"));
            using var reader = new StreamReader(stream);
            var status = await reader.ReadLineAsync();
            return int.Parse(status!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}

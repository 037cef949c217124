using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq;
using System.Net.WebSockets;
using System.Numerics;
using System.Threading;
using GptDialogue.Samples.Tavern.Game.Scene;
using GptDialogue.Samples.Tavern.Play;
using GptDialogue.Samples.Tavern.Village;

namespace GptDialogue.Samples.Tavern.Browser
{
    /// <summary>
    /// The thread that owns the game: ticks sixty times a second and sends what changed. What the page says is heard at once, between
    /// two ticks, and so is the first word of an answer: a sixtieth of a second twice would be felt. Connections only queue and never
    /// touch the game.
    /// </summary>
    internal sealed class GameLoop : IDisposable
    {
        // After a pause (a laptop that slept) the game goes on instead of catching up.
        private const int MostTicksAtOnce = 6;
        private const int TicksPerFigures = 30;

        // How often the game looks for a first word.
        private const int ListeningMs = 1;

        private readonly TavernPlay _play;
        private readonly PageView _view = new();
        private readonly VillagePlay _village;
        private readonly Figures _figures;
        private readonly ConcurrentQueue<Action> _inbox = new();
        private readonly AutoResetEvent _arrived = new(false);
        private readonly Thread _thread;
        private volatile bool _stopping;
        private long _ticks;
        private bool _wasMoving;

        public GameLoop(TavernPlay play, BrowserOptions options)
        {
            _play = play;
            _village = new VillagePlay(play, _view, new SaveSlots(options.Saves), options.Seed, options.Crowd);
            _figures = new Figures(play);
            _thread = new Thread(Loop) { Name = "Tavern game", IsBackground = true };
            _thread.Start();
        }

        /// <summary>Makes a tab the one that plays; whoever played before is told and let go.</summary>
        public void Join(PageLink link) => Queue(() => Welcome(link));

        /// <summary>A tab is gone.</summary>
        public void Leave(PageLink link) => Queue(() => Farewell(link));

        /// <summary>Queues a message of a tab; one that does not play is not heard.</summary>
        public void Receive(PageLink link, ClientMessage message) => Queue(() =>
        {
            if (link == _view.Link)
                Obey(message);
        });

        /// <summary>Ends the thread.</summary>
        public void Dispose()
        {
            _stopping = true;
            _arrived.Set();
            _thread.Join(TimeSpan.FromSeconds(5));
        }

        private void Queue(Action act)
        {
            _inbox.Enqueue(act);
            _arrived.Set();
        }

        private void Loop()
        {
            var clock = Stopwatch.StartNew();
            var ticked = 0L;
            var before = clock.Elapsed;
            while (!_stopping)
            {
                Hear();
                var due = (long)(clock.Elapsed.TotalSeconds / VillageScene.Step);
                if (due > ticked)
                {
                    // A tick that comes late means a busy machine: the engine then leaves more of it to others.
                    _play.Engine.Governor.ReportFrame(clock.Elapsed - before);
                    before = clock.Elapsed;
                }

                if (due - ticked > MostTicksAtOnce)
                    ticked = due - MostTicksAtOnce;
                for (; ticked < due; ticked++)
                    Tick();
                var rest = (int)Math.Ceiling((((ticked + 1) * VillageScene.Step) - clock.Elapsed.TotalSeconds) * 1000);
                if (rest > 0)
                    _arrived.WaitOne(IsListening ? Math.Min(rest, ListeningMs) : rest);
            }

            _village.Finish(TimeSpan.FromSeconds(3));
            _view.Link?.Close(WebSocketCloseStatus.EndpointUnavailable);
        }

        private bool IsListening => _view.Link != null && _village.Talk.IsAwaited;

        private void Hear()
        {
            while (_inbox.TryDequeue(out var act))
                act();
            if (IsListening)
                _village.Listen();
        }

        private void Tick()
        {
            // Nobody watches: the village waits, so that time does not run away from a player who closed the tab.
            if (_view.Link == null)
                return;
            _village.Tick();
            _ticks++;
            Report();
        }

        private void Report()
        {
            var scene = _village.Scene;
            if (_view.IsReplaced)
            {
                _view.IsReplaced = false;
                _view.Send("replaced", _ => { });
                Whole();
            }

            var moving = scene.Player.IsMoving || scene.People.Any(p => p.Body.IsMoving);
            if (moving || _wasMoving || _ticks % TicksPerFigures == 0)
                _view.Send("motion", json => StateMessages.WriteMotion(json, scene));
            _wasMoving = moving;
            if (_view.IsStale)
            {
                _view.IsStale = false;
                _view.Send("state", json => StateMessages.WriteState(json, _village));
            }

            if (_ticks % TicksPerFigures == 0)
                _view.Send("figures", json => _figures.Write(json, _village));
        }

        private void Welcome(PageLink link)
        {
            if (_view.Link != null)
            {
                _view.Send("taken", _ => { });
                _view.Link.Close(PageLink.TakenOver);
            }

            _village.Steer(Vector2.Zero);
            _view.Link = link;
            _view.Send("welcome", json => StateMessages.WriteWelcome(json, _village, _play));
            Whole();
        }

        private void Farewell(PageLink link)
        {
            if (link != _view.Link)
                return;
            _view.Link = null;
            _village.Steer(Vector2.Zero);
        }

        private void Whole()
        {
            _view.Send("state", json => StateMessages.WriteState(json, _village));
            _view.Send("motion", json => StateMessages.WriteMotion(json, _village.Scene));
            _village.Talk.Show();
        }

        private void Obey(ClientMessage message)
        {
            switch (message.Kind)
            {
                case "steer":
                    _village.Steer(message.Vector);
                    break;
                case "walk":
                    _village.WalkTo(message.Vector);
                    break;
                case "visit":
                    _village.Visit(message.Text);
                    break;
                case "act":
                    _village.Act();
                    break;
                case "leave":
                    _village.Talk.TurnTo(null);
                    break;
                case "say":
                    _village.Talk.Say(message.Text);
                    break;
                case "stop":
                    _village.Talk.Stop();
                    break;
                case "shop" when _village.Talk.Partner is { Sells.Count: > 0 } seller:
                    _view.Shop(seller);
                    break;
                case "buy":
                    _village.Buy(message.Text);
                    break;
                case "save":
                    _village.Save(message.Number);
                    break;
                case "load":
                    _village.Load(message.Number);
                    break;
                case "chatter":
                    _village.Chatter.IsOn = message.Number != 0;
                    _view.Changed();
                    break;
            }
        }
    }
}

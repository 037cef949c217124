using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring
{
    /// <summary>
    /// Turns an authored world into what the runtime reads. Names that refer to the world take the world's spelling, the
    /// settlement joins the places and the characters join the people. Total: what is broken is left out, so that an editor can
    /// try a world that still has problems.
    /// </summary>
    public static class WorldCompiler
    {
        /// <summary>Compiles the world.</summary>
        public static WorldPack Compile(AuthoredWorld authored)
        {
            WorldSource world = authored.World;
            IReadOnlyList<string> places = authored.Places, items = authored.Items;
            return new WorldPack(
                world.Id.Value,
                authored.Name,
                world.About?.Value ?? string.Empty,
                places,
                authored.People,
                items,
                Values(world.Flags),
                Values(world.Blocked).Where(word => word.Any(char.IsLetterOrDigit)).ToList(),
                world.Facts.Where(fact => fact.Id.Value.Length > 0).Select(CompileFact).ToList(),
                world.Actions.Where(action => action.Id.Value.Length > 0).Select(CompileAction).ToList(),
                authored.Cards.Where(card => card.Id.Value.Length > 0).Select(card => CompileCard(card, authored, places, items)).ToList());
        }

        private static Fact CompileFact(FactSource fact) => new Fact(
            fact.Id.Value,
            fact.Text.Value,
            Values(fact.Topics),
            fact.KnownBy == null ? null : Values(fact.KnownBy),
            fact.Condition);

        private static GameAction CompileAction(ActionSource action) =>
            new GameAction(action.Id.Value, action.Does?.Value ?? string.Empty, action.Argument, action.Condition);

        private static CharacterCard CompileCard(CardSource card, AuthoredWorld world, IReadOnlyList<string> places, IReadOnlyList<string> items) => new CharacterCard(
            card.Id.Value,
            card.Name.Value,
            card.Role?.Value ?? string.Empty,
            Canonical(card.PlaceName?.Value ?? string.Empty, places),
            Values(card.Traits),
            card.Speech,
            card.Mood,
            Values(card.Knows),
            card.Secrets.Select(secret => new Secret(secret.Fact.Value, secret.When?.Value)).ToList(),
            card.Sells.Select(ware => new Ware(Canonical(ware.Key.Value, items), ware.Value.Value)).ToList(),
            card.Actions.Select(grant => CompileGrant(grant, world)).ToList(),
            card.Lines.Select(line => CompileLine(line, world)).ToList(),
            new Fallbacks(List(card, "unknown"), List(card, "refuse"), List(card, "busy"), List(card, "farewell")));

        private static ActionGrant CompileGrant(GrantSource grant, AuthoredWorld world)
        {
            IReadOnlyList<string> entries = Entries(grant.Action.Value, world);
            return new ActionGrant(grant.Action.Value, grant.Arguments?.Select(argument => Canonical(argument.Value, entries)).ToList());
        }

        private static AuthoredLine CompileLine(LineSource line, AuthoredWorld world)
        {
            ActionCall? action = line.Action?.Value;
            if (action?.Argument != null)
            {
                action = new ActionCall(action.Action, Canonical(action.Argument, Entries(action.Action, world)));
            }

            return new AuthoredLine(line.Id, line.Player.Value, line.Npc.Value, line.Emotion, action, line.When?.Value);
        }

        private static IReadOnlyList<string> Entries(string action, AuthoredWorld world) =>
            world.EntriesOf(world.FindAction(action)?.Argument ?? ArgumentKind.None);

        private static string Canonical(string name, IReadOnlyList<string> entries) => Glossary.Resolve(name, entries) ?? name;

        private static List<string> Values(IEnumerable<SourceText> texts) =>
            texts.Select(text => text.Value).Where(value => value.Length > 0).ToList();

        private static IReadOnlyList<string> List(CardSource card, string key) =>
            card.Fallback.TryGetValue(key, out IReadOnlyList<SourceText>? texts) ? Values(texts) : (IReadOnlyList<string>)Array.Empty<string>();
    }
}

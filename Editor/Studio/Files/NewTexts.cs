namespace GptDialogue.Studio.Files
{
    /// <summary>What a new file begins with.</summary>
    internal static class NewTexts
    {
        public static string Of(FileKind kind, string name) => kind switch
        {
            FileKind.World => $"""
                world: {name}
                about: Where it is and what it is like, in one sentence.
                places: []
                people: []
                items: []
                flags: []
                facts: []
                actions: []
                blocked: []

                """,
            FileKind.Suite => $"""
                seed: 1
                cases:
                  - name: greets
                    npc: {name}
                    say: Hello there.
                    expect:
                      never: ["<"]
                      action: none

                """,
            _ => $"""
                id: {name}
                name: {char.ToUpperInvariant(name[0])}{name[1..]}
                role: traveller
                traits: []
                speech: plain
                mood: neutral
                lines: []
                fallback:
                  unknown: ["I know nothing of that."]
                  refuse: ["I would rather not say."]
                  busy: ["One moment."]
                  farewell: ["Farewell."]

                """,
        };
    }
}

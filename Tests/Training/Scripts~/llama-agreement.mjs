// Usage: node llama-agreement.mjs MODEL.gguf OURS.json
// OURS.json: [{ text, prompt: [ids], tokens: [ids] }, ...]
import { readFileSync } from "node:fs";
import { getLlama, LlamaLogLevel } from "node-llama-cpp";

const [modelPath, oursPath] = process.argv.slice(2);
const ours = JSON.parse(readFileSync(oursPath, "utf8"));
const llama = await getLlama({ gpu: false, build: "never", skipDownload: true, maxThreads: 1, logLevel: LlamaLogLevel.error });
const model = await llama.loadModel({ modelPath });
// The default cache is fp16, which would decide near ties differently from an fp32 cache.
const context = await model.createContext({
    contextSize: model.trainContextSize,
    threads: 1,
    flashAttention: false,
    experimentalKvCacheKeyType: "F32",
    experimentalKvCacheValueType: "F32",
});
const sequence = context.getSequence();
let failed = 0;
for (const { text, prompt, tokens } of ours) {
    const encoded = [...model.tokenize(text, false)];
    const sameText = JSON.stringify(encoded) === JSON.stringify(prompt);
    const theirs = [];
    await sequence.clearHistory();
    for await (const token of sequence.evaluate(prompt, { temperature: 0, yieldEogToken: true })) {
        theirs.push(token);
        if (theirs.length >= tokens.length) break;
    }
    const first = tokens.findIndex((token, i) => token !== theirs[i]);
    const verdict = first < 0 ? `${tokens.length} tokens agree` : `differs at token ${first}: ours ${tokens[first]}, llama.cpp ${theirs[first]}`;
    console.log(`${JSON.stringify(text)}: prompt of ${prompt.length} tokens ${sameText ? "encoded alike" : `encoded differently: ${encoded}`}; ${verdict}`);
    if (first >= 0 || !sameText) failed++;
}
console.log(failed === 0 ? `all ${ours.length} prompts agree` : `${failed} of ${ours.length} prompts disagree`);
process.exit(failed === 0 ? 0 : 1);

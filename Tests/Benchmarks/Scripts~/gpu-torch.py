"""Tokens per second of PyTorch on a GPU: greedy generation and training steps of a model directory. Usage: gpu-torch.py MODEL OUT.json"""
import json
import statistics
import sys
import time

import torch
from transformers import GPT2LMHeadModel

model_path, out = sys.argv[1:3]
device, results = torch.device("cuda"), {"card": torch.cuda.get_device_name(), "torch": torch.__version__}


def median_seconds(run, rounds=9):
    times = []
    for _ in range(rounds + 1):
        torch.cuda.synchronize()
        start = time.perf_counter()
        run()
        torch.cuda.synchronize()
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


model = GPT2LMHeadModel.from_pretrained(model_path, torch_dtype=torch.float16).to(device).eval()
for rows in (1, 8, 32):
    for past in (128, 400):
        ids = torch.randint(384, 4096, (rows, past), device=device)

        def generate(count):
            with torch.inference_mode():
                model.generate(ids, attention_mask=torch.ones_like(ids), max_new_tokens=count, min_new_tokens=count, do_sample=False, pad_token_id=0)

        # The difference of two lengths leaves the prompt out.
        seconds = median_seconds(lambda: generate(65)) - median_seconds(lambda: generate(1))
        results[f"decode {rows} x after {past}, tokens/s"] = rows * 64 / seconds

model = GPT2LMHeadModel.from_pretrained(model_path).to(device).train()
optimiser = torch.optim.AdamW(model.parameters(), lr=1e-5, fused=True)
ids = torch.randint(384, 4096, (16, 256), device=device)


def step():
    with torch.autocast("cuda", dtype=torch.bfloat16):
        loss = model(ids, labels=ids).loss
    loss.backward()
    optimiser.step()
    optimiser.zero_grad(set_to_none=True)


results["training, tokens/s"] = ids.numel() / median_seconds(step)
json.dump(results, open(out, "w"), indent=2)
print(json.dumps(results, indent=2))

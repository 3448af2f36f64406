/**
 * Measures Junction beside others: in one run, on one machine, in turns, so that the ratios mean something where the rates don't.
 *
 * <p>{@link dev.junction.bench.Bench} is the command; each {@link dev.junction.bench.Benchmark} answers one question and gives one
 * {@link dev.junction.bench.Section} of docs/benchmarks.md. All traffic stays on the loopback address and is bounded in number and
 * time.
 */
package dev.junction.bench;

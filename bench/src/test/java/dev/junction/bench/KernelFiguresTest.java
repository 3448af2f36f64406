package dev.junction.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelFiguresTest {
  @Test
  void cpuTimeCountsTheProcessAndItsEndedChildren() {
    var stat = "42 (a (b) c) S 1 42 42 0 -1 4194304 1 2 3 4 100 20 3 1 20 0 30 0 5";
    assertThat(Program.cpuMicros(stat)).isEqualTo(1_240_000);
  }

  @Test
  void heapIsTheSumOfItsGenerationsWithoutMetadata() {
    var serial =
        """
         DefNew     total 14784K, used 1024K [0x0, 0x1, 0x2)
          eden space 13184K,   7% used [0x0, 0x1, 0x2)
         Tenured    total 32768K, used 20480K [0x0, 0x1, 0x2)
         Metaspace       used 70000K, committed 70656K, reserved 131072K
          class space    used 9000K, committed 9280K, reserved 65536K
        """;
    assertThat(Jdk.heapUsedMiB(serial)).isEqualTo(21);
    var g1 = " garbage-first heap   total reserved 1048576K, committed 65536K, used 5120K [0x0, 0x1)\n  region size 1024K, 2 young (2048K)\n";
    assertThat(Jdk.heapUsedMiB(g1)).isEqualTo(5);
  }

  @Test
  void threadsOfAPoolCountAsOne() {
    assertThat(Samples.kind("qtp1234-55")).isEqualTo(Samples.kind("qtp99-7"));
    assertThat(Samples.kind("")).isEqualTo("virtual threads");
    assertThat(Samples.kind("store-writer")).isEqualTo("store-writer");
  }
}

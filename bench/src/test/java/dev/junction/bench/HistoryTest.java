package dev.junction.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.ledger.EventQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @Test
  void itIsRecordedOverMonthsAndFoundByItsWords(@TempDir Path folder) throws Exception {
    var clock = new CampusClock(History.START);
    try (var engine = InProcess.engine(folder, Optional.empty(), List.of(), clock)) {
      assertThat(History.write(engine.ledger(), clock, 250)).isEqualTo(250);
      var newest = engine.search().find(EventQuery.newest(250));
      assertThat(newest).hasSize(250);
      assertThat(Duration.between(newest.getLast().receivedAt(), newest.getFirst().receivedAt())).isGreaterThan(Duration.ofMinutes(74));
      Await.until(Duration.ofSeconds(10), "words are indexed", () -> {
        engine.text().catchUp();
        return !engine.search().find(EventQuery.newest(1).containing(History.LAST_WORD)).isEmpty();
      });
      assertThat(engine.search().find(EventQuery.newest(250).containing(History.COMMON_WORD))).hasSize(250);
      assertThat(engine.search().find(EventQuery.newest(250).containing(History.rareWord(0)))).hasSize(1);
    }
  }
}

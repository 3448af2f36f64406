package dev.junction.hub.integration.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.spi.HookSchemeContract;
import dev.junction.hub.spi.Integration;
import dev.junction.hub.spi.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OdooHookTest extends HookSchemeContract {
  private static final String HINT = """
      {"_action":"Send to Junction(#509)","_id":13184,"_model":"res.partner","active":true,"category_id":[1],"email":"h@example.org",\
      "id":13184,"name":"Hooked","parent_id":false,"write_date":"2026-11-22 11:38:55.093298"}""";

  @Override
  protected Integration integration() {
    return new Odoo();
  }

  @Override
  protected String name() {
    return "secret-in-path";
  }

  @Override
  protected String event(String wireName, String more) {
    return "{%s\"_action\":\"%s\",\"_id\":1,\"_model\":\"res.partner\"}".formatted(more, wireName);
  }

  @Override
  protected Map.Entry<String, String> known() {
    return Map.entry("Send to Junction(#509)", "odoo.record-changed");
  }

  @Override
  protected String unknown(String wireName) {
    return "odoo.record-changed";
  }

  @Override
  protected boolean signsBody() {
    return false;
  }

  @Test
  void aHintNamesTheRecordAndItsWriteDate() {
    var draft = draft(HINT);
    assertThat(draft.subject()).hasValue("res.partner/13184");
    assertThat(draft.occurredAt()).isEqualTo("2026-11-22T11:38:55.093298Z");
    assertThat(draft.once().orElseThrow().window()).isEqualTo(WINDOW);
  }

  @Test
  void theLastHintOfADeletedRecordIsNoRepetitionOfTheChangeBefore() {
    assertThat(draft(HINT.replace("Send to", "Deleted, tell")).once()).isNotEqualTo(draft(HINT).once());
  }

  @Test
  void aHintWithoutARecordHasNoSubjectAndTheTimeOfReceipt() {
    var draft = draft("{\"_model\":\"res.partner\",\"write_date\":\"soon\"}");
    assertThat(draft.subject()).isEmpty();
    assertThat(draft.occurredAt()).isEqualTo(NOW);
  }

  @Test
  void aSecretThatAUrlWouldEscapeHasAProblem() {
    assertThat(scheme().problem(Secret.of("a/b"))).isPresent();
  }
}

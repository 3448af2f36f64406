package dev.junction.hub.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookBodyTest {
  private static final HookShape SHAPE = new HookShape(List.of("event", "user.id", "a.b.c"), List.of("secret", "moderatorPW"));

  private static HookBody read(String json) throws StrictJson.Malformed {
    return HookBody.read(json.getBytes(StandardCharsets.UTF_8), SHAPE);
  }

  @Test
  void fieldsArePickedByTheirPathOnly() throws Exception {
    var body = read("""
        {"id":1,"x":{"event":"no","user":{"id":2}},"list":[{"event":"no"}],"user":{"id":3,"user":{"id":4}},"a":{"b":{"c":"yes"}}}""");
    assertThat(body.field("event")).isEmpty();
    assertThat(body.field("user.id")).hasValue("3");
    assertThat(body.field("a.b.c")).hasValue("yes");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"secret":"x"}                        | {"secret":"********"}
      {"secret":1.5e3,"n":2}                | {"secret":"********","n":2}
      {"secret":-17}                        | {"secret":"********"}
      {"secret" :  null , "n" : 2}          | {"secret" :  "********" , "n" : 2}
      {"secret":true}                       | {"secret":"********"}
      {"secret":[1,{"secret":2}],"n":[]}    | {"secret":"********","n":[]}
      {"secret":{},"SECRET":"a\\"b"}        | {"secret":"********","SECRET":"********"}
      [1,{"MODERATORpw":"x"},1.50]          | [1,{"MODERATORpw":"********"},1.50]
      {"s\\u0065cret":"x"}                  | {"s\\u0065cret":"********"}
      {"secrets":"x"}                       | {"secrets":"x"}
      """)
  void onlyTheValueOfASecretFieldIsReplaced(String inner, String redacted) throws Exception {
    assertThat(read("{\"in\":" + inner + ",\"event\":\"e\"}").data()).isEqualTo("{\"in\":" + redacted + ",\"event\":\"e\"}");
  }

  @Test
  void secretsAreFoundAnywhereInALongBody() throws Exception {
    var random = new Random(7);
    for (int round = 0; round < 200; round++) {
      var before = "x\u00eb\u5b66\ud83d\ude00\\n".repeat(random.nextInt(6_000));
      var after = "y".repeat(random.nextInt(40_000));
      var json = "{\"a\":\"%s\",\"secret\":%s,\"b\":\"%s\",\"event\":\"e\"}";
      var secret = "\"" + "s".repeat(random.nextInt(9_000)) + "\"";
      var body = read(json.formatted(before, secret, after));
      assertThat(body.redacted()).isTrue();
      assertThat(body.data()).isEqualTo(json.formatted(before, "\"********\"", after));
      assertThat(body.field("event")).hasValue("e");
    }
  }

  @Test
  void aBodyAtTheLimitOfDepthAndNumbersIsRead() throws Exception {
    var json = "{\"a\":" + "[".repeat(63) + "9".repeat(100) + "]".repeat(63) + "}";
    assertThat(read(json).data()).isEqualTo(json);
  }
}

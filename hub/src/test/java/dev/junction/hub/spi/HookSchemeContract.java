package dev.junction.hub.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.junction.hub.spi.HookScheme.Post;
import dev.junction.hub.spi.HookScheme.Reader;
import dev.junction.hub.spi.HookScheme.Reading;
import dev.junction.webhooks.WebhookScheme;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every hook scheme promises. A scheme's own test extends this and says how its posts look. */
public abstract class HookSchemeContract {
  protected static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  protected static final Duration WINDOW = Duration.ofMinutes(10);
  private static final String URL = "https://hub.example.org/hooks/sender";
  private static final String HIDDEN = "s3cr3t-that-nobody-sees";

  /** The integration that brings the scheme. */
  protected abstract Integration integration();

  /** The scheme's name. */
  protected abstract String name();

  /** One event of this name as the sender writes it, with {@code more} fields (each ending in a comma) put inside. */
  protected abstract String event(String wireName, String more);

  /** A wire name and the type it becomes. */
  protected abstract Map.Entry<String, String> known();

  /** What a name that nobody knows becomes. */
  protected String unknown(String wireName) {
    return "unknown." + wireName;
  }

  /** The body that carries this JSON. */
  protected byte[] body(byte[] json) {
    return json;
  }

  protected Secret secret(int which) {
    return Secret.of("shared-secret-number-" + which);
  }

  /** Whether a signature protects the body. */
  protected boolean signsBody() {
    return true;
  }

  /** Whether {@code data} is the body as it came when nothing is hidden. */
  protected boolean keepsBody() {
    return true;
  }

  protected final HookScheme scheme() {
    return integration().hookSchemes().stream().filter(scheme -> scheme.name().equals(name())).findFirst().orElseThrow();
  }

  protected final Reader reader() {
    return new Reader(new EventTypes(integration().events()), WINDOW);
  }

  protected final Post signed(byte[] body, Secret secret) {
    return signed(body, secret, "msg_1");
  }

  protected final Post signed(byte[] body, Secret secret, String deliveryId) {
    var signed = WebhookScheme.of(name()).sign(URL, body, secret.reveal(), deliveryId, NOW);
    return post(signed.url(), signed.headers(), body);
  }

  protected static Post post(String url, Map<String, String> headers, byte[] body) {
    var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    return new Post("sender", "teaching", url, anyCase::get, null, body, NOW);
  }

  protected final Reading read(Post post) {
    return scheme().read(post, List.of(secret(1)), reader());
  }

  protected final EventDraft draft(String json) {
    return drafts(body(utf8(json)), "msg_1").getFirst();
  }

  private List<EventDraft> drafts(byte[] body, String deliveryId) {
    assertThat(read(signed(body, secret(1), deliveryId))).isInstanceOf(Reading.Accepted.class);
    return ((Reading.Accepted) read(signed(body, secret(1), deliveryId))).drafts();
  }

  protected static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String good() {
    return event(known().getKey(), "");
  }

  @Test
  void anAuthenticPostBecomesOneTypedEventOfItsSourceAndSite() {
    var drafts = drafts(body(utf8(good())), "msg_1");
    assertThat(drafts).hasSize(1);
    assertThat(drafts.getFirst().type()).isEqualTo(known().getValue());
    assertThat(drafts.getFirst().source()).isEqualTo("sender");
    assertThat(drafts.getFirst().site()).isEqualTo("teaching");
    assertThat(StrictJson.MAPPER.readTree(drafts.getFirst().data()).isObject()).isTrue();
  }

  @Test
  void aBodyWithoutSecretsIsKeptByteForByteAndOnce() {
    var body = body(utf8(event(known().getKey(), "\"note\": \"Zo\u00eb \u5b66\u751f 1.50\",  \"n\":1.50,")));
    var draft = drafts(body, "msg_1").getFirst();
    if (keepsBody()) {
      assertThat(utf8(draft.data())).isEqualTo(body);
      assertThat(draft.rawBody()).isEmpty();
    } else {
      assertThat(draft.data()).contains("Zo\u00eb \u5b66\u751f 1.50", "1.50");
      assertThat(draft.rawBody()).hasValue(body);
    }
  }

  @Test
  void aWrongSecretIsRefused() {
    var reading = read(signed(body(utf8(good())), secret(2)));
    assertThat(reading).isInstanceOf(Reading.Unauthorized.class);
    assertThat(((Reading.Unauthorized) reading).reason()).isEqualTo("mismatch");
    assertThat(((Reading.Unauthorized) reading).why()).isNotBlank().doesNotContain(secret(1).reveal(), secret(2).reveal());
  }

  @Test
  void aPostWithoutSignatureIsRefused() {
    assertThat(read(post(URL, Map.of(), body(utf8(good()))))).isInstanceOf(Reading.Unauthorized.class);
  }

  @Test
  void aBodyChangedAfterSigningIsRefused() {
    var signed = signed(body(utf8(good())), secret(1));
    var changed = new Post(
        signed.source(), signed.site(), signed.url(), signed.header(), null, body(utf8(event(known().getKey(), "\"x\":1,"))), NOW);
    assertThat(read(changed)).isInstanceOf(signsBody() ? Reading.Unauthorized.class : Reading.Accepted.class);
  }

  @Test
  void theOldSecretCountsAsLongAsItIsLive() {
    var byOld = signed(body(utf8(good())), secret(2));
    assertThat(scheme().read(byOld, List.of(secret(1), secret(2)), reader())).isInstanceOf(Reading.Accepted.class);
    assertThat(scheme().read(byOld, List.of(secret(1)), reader())).isInstanceOf(Reading.Unauthorized.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void anAuthenticBodyThatIsNotOneJsonObjectIsUnreadable(String what, byte[] json) {
    var reading = read(signed(json.length == 0 ? json : body(json), secret(1)));
    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    assertThat(((Reading.Unreadable) reading).why()).isNotBlank().doesNotContain(HIDDEN);
  }

  static Stream<Arguments> malformed() {
    var latin1 = "{\"event\":\"Zo\u00eb\"}".getBytes(StandardCharsets.ISO_8859_1);
    return Stream.of(
        arguments("empty", new byte[0]),
        arguments("truncated", utf8("{\"event\":\"user_created\",\"user\":{\"email\":\"" + HIDDEN)),
        arguments("deep", utf8("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}")),
        arguments("one level too deep", utf8("{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}")),
        arguments("not UTF-8", latin1),
        arguments("overlong UTF-8", new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'}),
        arguments("UTF-16", "{\"event\":\"x\"}".getBytes(StandardCharsets.UTF_16)),
        arguments("a field twice", utf8("{\"event\":\"a\",\"event\":\"" + HIDDEN + "\"}")),
        arguments("a field twice, once escaped", utf8("{\"event\":\"a\",\"\\u0065vent\":\"b\"}")),
        arguments("a field twice below", utf8("{\"a\":[{\"b\":1,\"b\":2}]}")),
        arguments("a field twice in a secret", utf8("{\"token\":{\"b\":1,\"b\":2}}")),
        arguments("NaN", utf8("{\"grade\":NaN}")),
        arguments("endless number", utf8("{\"grade\":" + "9".repeat(101) + "}")),
        arguments("leading zero", utf8("{\"grade\":01}")),
        arguments("comment", utf8("{\"grade\":1/*" + HIDDEN + "*/}")),
        arguments("single quotes", utf8("{'grade':1}")),
        arguments("trailing comma", utf8("{\"grade\":1,}")),
        arguments("raw control character", utf8("{\"grade\":\"\u0001\"}")),
        arguments("word", utf8(HIDDEN)));
  }

  @Test
  void secretsAreHiddenInDataAtAnyDepthAndTheOriginalIsKept() {
    var json = event(known().getKey(), "\"Token\":\"%1$s\",\"deep\":[{\"ACCESS_CODE\":{\"x\":[\"%1$s\"]},\"n\":1.50}],\"password\":123456,"
        .formatted(HIDDEN));
    var draft = draft(json);
    assertThat(draft.data()).doesNotContain(HIDDEN).doesNotContain("123456").contains("********", "1.50");
    assertThat(draft.rawBody()).hasValue(body(utf8(json)));
    assertThat(StrictJson.MAPPER.readTree(draft.data()).toString()).contains("\"Token\":\"********\"", "\"ACCESS_CODE\":\"********\"");
    assertThat(draft.type()).isEqualTo(known().getValue());
  }

  @Test
  void equalDeliveriesShareTheirKeyAndOthersDoNot() {
    var keys = new ArrayList<String>();
    for (var json : List.of(good(), good(), event(known().getKey(), "\"x\":1,"))) {
      keys.add(drafts(body(utf8(json)), keys.size() < 2 ? "msg_1" : "msg_2").getFirst().once().orElseThrow().key());
    }
    assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2)).matches("[A-Za-z0-9_-]{43}");
  }

  @Test
  void anEventThatNobodyKnowsIsKeptUnderItsTamedName() {
    assertThat(draft(event("quiz_started", "")).type()).isEqualTo(unknown("quiz_started"));
    assertThat(draft(event("a b\\u0000<script>\\ud800", "")).type()).isEqualTo(unknown("a_b__script__"));
    assertThat(draft(event("x".repeat(5000), "")).type()).isEqualTo(unknown("x".repeat(64)));
  }

  @Test
  void aSecretThatTheSchemeCanUseHasNoProblem() {
    assertThat(scheme().problem(secret(1))).isEmpty();
    assertThat(scheme().meaning()).endsWith(".");
  }
}

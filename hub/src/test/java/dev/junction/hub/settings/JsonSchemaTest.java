package dev.junction.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonSchemaTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, Object> TREE = Settings.load(Optional.empty(), Map.of(), List.of(CampusSettings.class, HubSettings.class)).jsonSchema();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(JSON.writeValueAsString(TREE), InputFormat.JSON);
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {
    "campus: {title: East, seats: 12, open: true, pause: 5m, room: 5KB, site: 'https://e.org', shade: very-dark, key: 'x1'}",
    "campus: {seats: '${SEATS:12}', open: '${OPEN:true}', pause: '${P:5s}', room: '${R:1MB}', shade: '${S:soft}'}",
    "campus: {gates: [a, b], waits: [5s, PT1M], fields: {givenName: a}, halls: {a: {door-file: key.txt}}, yard: , halls: {a: {door: q1}}}",
    "campus: {gates: 'a, b', since: '2030-01-31T12:00:00Z', garden: {trees: 5}}",
    "hub: {port: 80, data: d}\ncampus:\n",
    "{}"})
  void aGoodFileIsGoodToAnEditorToo(String yaml) {
    var once = yaml.replace(", halls: {a: {door-file: key.txt}}", "");
    assertThat(new Written(folder).yaml(once.replace("hub: {port: 80, data: d}\n", ""), Map.of("SEATS", "1")).problems()).isEmpty();
    assertThat(SCHEMA.validate(once, InputFormat.YAML)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"campus: {seats: many}", "campus: {seats: 0}", "campus: {seats: 5001}", "campus: {open: 3}", "campus: {pause: soon}",
    "campus: {room: big}", "campus: {shade: blue}", "campus: {gates: {a: b}}", "campus: {halls: {Big: {}}}", "campus: {halls: {a: {x: 1}}}",
    "campus: {nothing: 1}", "campus: 5", "other: {}"})
  void aWrongFileIsWrongToAnEditorToo(String yaml) {
    assertThat(new Written(folder).yaml(yaml).problems()).isNotEmpty();
    assertThat(SCHEMA.validate(yaml, InputFormat.YAML)).isNotEmpty();
  }

  @Test
  void aKeyCarriesMeaningFallbackAndVariable() {
    var port = JSON.valueToTree(TREE).at("/properties/hub/properties/port");
    assertThat(port.get("description").asString()).contains("TCP port");
    assertThat(port.get("default").asInt()).isEqualTo(8080);
    assertThat(port.get("x-environment").asString()).isEqualTo("JUNCTION_HUB_PORT");
    var halls = JSON.valueToTree(TREE).at("/properties/campus/properties/halls/additionalProperties/properties");
    assertThat(halls.get("door").get("writeOnly").asBoolean()).isTrue();
    assertThat(halls.has("door-file")).isTrue();
  }
}

package dev.junction.hub.web;

import dev.junction.hub.RunningHub;
import dev.junction.hub.health.CheckRun;
import dev.junction.hub.spi.EventType;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Integrations: what there is, and whether it works. */
@RestController
@RequestMapping("/api/v1")
class IntegrationsApi {
  private final RunningHub hub;

  IntegrationsApi(RunningHub hub) {
    this.hub = hub;
  }

  record IntegrationView(
      String name, String title, String summary, List<String> setUp, List<EventType> events, List<String> checks) {}

  @GetMapping("/integrations")
  List<IntegrationView> list() {
    var checks = hub.checks();
    return hub.integrations().all().stream()
        .map(
            one ->
                new IntegrationView(
                    one.name(),
                    one.title(),
                    one.summary(),
                    one.setUp(),
                    one.events(),
                    checks.get(one.name()).stream().map(check -> check.name()).toList()))
        .toList();
  }

  /** Deliveries that have not ended well, by state. */
  @GetMapping("/deliveries/open")
  Map<String, Long> open() {
    return hub.engine().deliveries().open();
  }

  @PostMapping("/integrations/{name}/check")
  List<CheckRun.Report> check(@PathVariable String name) {
    var checks = hub.checks().get(name);
    if (checks == null) {
      throw Problems.notFound("integration", name);
    }
    return checks.stream().map(check -> CheckRun.run(name, check)).toList();
  }
}

package dev.junction.hub.store;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a test on the stores it names; see {@link BothStores} and {@link OneStore}. */
public final class TestStores implements TestTemplateInvocationContextProvider {
  private static final Namespace OWN = Namespace.create(TestStores.class);

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), OneStore.class)
        .map(one -> Stream.of(one.value()))
        .orElseGet(() -> Stream.of(Dialect.values()))
        .map(OnStore::new);
  }

  private record OnStore(Dialect dialect) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int number) {
      return dialect.name();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new Parameters(dialect));
    }
  }

  private record Parameters(Dialect dialect) implements ParameterResolver {
    private static final List<Class<?>> TYPES = List.of(TestStore.class, Store.Place.class, Store.class, Dialect.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return TYPES.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
      var type = parameter.getParameter().getType();
      if (type == Dialect.class) {
        return dialect;
      }
      // JUnit closes what is kept here when the test has ended.
      var own = test.getStore(OWN).computeIfAbsent(TestStore.class, key -> TestStore.fresh(dialect), TestStore.class);
      return type == Store.class ? own.open() : type == Store.Place.class ? own.place() : own;
    }
  }
}

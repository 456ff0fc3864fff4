package org.palier.deploy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.core.buffer.Buffer;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.palier.engine.account.Impersonal;
import org.palier.engine.account.PersonalData;

/**
 * Walks what is stored, from records to the records in them, and finds that of which nobody said whether it says something of a person: every
 * text that bears no annotation, and every number, time and choice when neither it nor its type does. What bears an annotation is not looked
 * into: the annotation speaks for all of it.
 */
final class StoredData {
  /** Identifiers that the house made or was shipped with. Whose they are only an account says, and that is erased. */
  private static final Set<String> REFERENCES = Set.of("id", "candidate", "sitting", "examSession", "room", "account", "certification", "certificationId", "test");

  private final Set<Class<?>> seen = new HashSet<>();
  private final Set<String> unmarked = new TreeSet<>();

  /** One line for each component of which it is not said, and for each type of which it cannot be told what it holds. */
  static Set<String> unmarked(Iterable<Class<?>> stored) {
    var walk = new StoredData();
    stored.forEach(walk::look);
    return walk.unmarked;
  }

  /** All classes that were looked into. */
  static Set<Class<?>> reached(Iterable<Class<?>> stored) {
    var walk = new StoredData();
    stored.forEach(walk::look);
    return walk.seen;
  }

  private void look(Class<?> type) {
    if (!seen.add(type)) return;
    if (type.isSealed()) {
      for (var one : type.getPermittedSubclasses()) look(one);
      return;
    }
    if (!type.isRecord()) {
      unmarked.add(type.getName() + " is no record: nobody can tell what of it is stored");
      return;
    }
    for (var component : type.getRecordComponents()) check(type, component.getName(), component, component.getGenericType());
    for (var method : type.getDeclaredMethods()) if (written(method)) check(type, method.getName() + "()", method, method.getGenericReturnType());
  }

  /** What is derived when it is written is stored too. A component's own method bears the component's annotation. */
  private static boolean written(Method method) {
    return method.isAnnotationPresent(JsonProperty.class) && method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers());
  }

  private void check(Class<?> owner, String name, AnnotatedElement element, Type type) {
    if (marked(element)) return;
    for (var part : parts(type)) {
      if (part == String.class && REFERENCES.contains(name.replace("()", ""))) continue;
      if (text(part) || plain(part) && !spokenFor(owner)) unmarked.add(owner.getName() + "." + name + ": " + part.getSimpleName());
      else if (!plain(part)) look(part);
    }
  }

  /** Whether the type itself, or one that it is of, says what its numbers, times and choices say of a person. */
  private static boolean spokenFor(Class<?> type) {
    return marked(type) || Arrays.stream(type.getInterfaces()).anyMatch(StoredData::spokenFor);
  }

  private static boolean marked(AnnotatedElement element) {
    return element.isAnnotationPresent(PersonalData.class) || element.isAnnotationPresent(Impersonal.class);
  }

  /** The classes that a value of the type is made of: {@code Map<String, List<X>>} is made of {@code String} and {@code X}. */
  private static List<Class<?>> parts(Type type) {
    return switch (type) {
      case Class<?> one when one.isArray() && one.getComponentType() != byte.class -> parts(one.getComponentType());
      case Class<?> one -> List.of(one);
      case ParameterizedType of when container((Class<?>) of.getRawType()) -> all(of.getActualTypeArguments());
      case ParameterizedType of -> {
        var both = new ArrayList<>(parts(of.getRawType()));
        both.addAll(all(of.getActualTypeArguments()));
        yield both;
      }
      case GenericArrayType array -> parts(array.getGenericComponentType());
      case WildcardType any -> all(any.getUpperBounds());
      case TypeVariable<?> any -> all(any.getBounds());
      default -> throw new IllegalArgumentException(type.toString());
    };
  }

  private static List<Class<?>> all(Type[] types) {
    return Arrays.stream(types).<Class<?>>flatMap(one -> parts(one).stream()).toList();
  }

  private static boolean container(Class<?> type) {
    return Iterable.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type) || type == Optional.class;
  }

  /** Anything may be written in it. */
  private static boolean text(Class<?> type) {
    return CharSequence.class.isAssignableFrom(type) || type == Object.class || type == byte[].class || type == char.class || type == Character.class
        || Buffer.class.isAssignableFrom(type) || type.getPackageName().startsWith("io.vertx.core.json") || type.getPackageName().startsWith("com.fasterxml.jackson")
        || type.getPackageName().startsWith("java.net") || type.getPackageName().startsWith("java.nio") || container(type);
  }

  /** Numbers, times and choices. */
  private static boolean plain(Class<?> type) {
    return type.isPrimitive() || type.isEnum() || Number.class.isAssignableFrom(type) || type == Boolean.class || type.getPackageName().equals("java.time");
  }
}

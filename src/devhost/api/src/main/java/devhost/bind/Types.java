package devhost.bind;

import com.google.common.reflect.TypeToken;
import hudson.util.Secret;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Conversions that forms, pipelines and configuration as code share. */
public final class Types {
    private Types() {}

    public static Class<?> erase(Type type) {
        return TypeToken.of(type).getRawType();
    }

    /** The type of the items of a collection or an array. */
    public static Type item(Type type) {
        Class<?> raw = erase(type);
        if (raw.isArray()) {
            return raw.getComponentType();
        }
        Type item = TypeToken.of(type).resolveType(Collection.class.getTypeParameters()[0]).getType();
        return item instanceof TypeVariable ? Object.class : item;
    }

    public static Object toCollection(List<Object> values, Class<?> raw) {
        if (raw.isArray()) {
            Object array = Array.newInstance(raw.getComponentType(), values.size());
            for (int i = 0; i < values.size(); i++) {
                Array.set(array, i, values.get(i));
            }
            return array;
        }
        if (SortedSet.class.isAssignableFrom(raw)) {
            return new TreeSet<>(values);
        }
        return Set.class.isAssignableFrom(raw) ? new LinkedHashSet<>(values) : new ArrayList<>(values);
    }

    /** What a getter gives as what the constructor takes: another kind of collection, a secret as text. */
    public static Object adapt(Object value, Class<?> raw) {
        if (value instanceof Secret secret && raw == String.class) {
            return secret.getEncryptedValue();
        }
        return value instanceof Collection<?> items && !raw.isInstance(value)
                ? toCollection(new ArrayList<>(items), raw)
                : value;
    }

    /** A text, number or truth value as another of these; a {@link ClassCastException} or number error otherwise. */
    public static Object scalar(Object value, Class<?> raw) {
        if (raw.isInstance(value)) {
            return value;
        }
        String text = value.toString().trim();
        if (raw == String.class) {
            return value.toString();
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return text.toLowerCase(Locale.ROOT).matches("true|yes|y|on|1");
        }
        if (text.isEmpty() && !raw.isPrimitive()) {
            return null;
        }
        if (raw == int.class || raw == Integer.class) {
            return Integer.valueOf(text);
        }
        if (raw == long.class || raw == Long.class) {
            return Long.valueOf(text);
        }
        if (raw == double.class || raw == Double.class) {
            return Double.valueOf(text);
        }
        throw new ClassCastException("expects " + raw + " but received " + value.getClass());
    }
}

package org.jvnet.hudson.test;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;

/** Finds the {@link TestExtension}s of a test. */
final class TestExtensions {
    private TestExtensions() {}

    static List<Object> of(ClassLoader loader, Class<?> test, String method) {
        List<Object> found = new ArrayList<>();
        for (IndexItem<TestExtension, Object> item : Index.load(TestExtension.class, Object.class, loader)) {
            if (isNestedIn(test, item.className()) && isFor(item.annotation(), method)) {
                found.add(create(item));
            }
        }
        return found;
    }

    private static boolean isNestedIn(Class<?> test, String className) {
        return test != null && (className.equals(test.getName()) || className.startsWith(test.getName() + "$"));
    }

    private static boolean isFor(TestExtension mark, String method) {
        return mark.value().length == 0 || List.of(mark.value()).contains(method);
    }

    private static Object create(IndexItem<TestExtension, Object> item) {
        try {
            AnnotatedElement element = item.element();
            if (element instanceof Member member && element instanceof java.lang.reflect.AccessibleObject accessible) {
                accessible.setAccessible(true);
                return member instanceof Field field ? field.get(null) : ((Method) member).invoke(null);
            }
            Constructor<?> constructor = ((Class<?>) element).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create the test extension " + item.className(), e);
        }
    }
}

package hudson.util;

import com.cloudbees.plugins.credentials.SecretBytes;
import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.converters.ConversionException;
import com.thoughtworks.xstream.converters.Converter;
import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.SingleValueConverter;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.converters.basic.AbstractSingleValueConverter;
import com.thoughtworks.xstream.converters.collections.CollectionConverter;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import com.thoughtworks.xstream.io.xml.XppDriver;
import com.thoughtworks.xstream.mapper.Mapper;
import com.thoughtworks.xstream.security.AnyTypePermission;
import hudson.model.Result;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import jenkins.model.Jenkins;
import jenkins.security.ClassFilterImpl;

/** XStream with Jenkins' rules: unknown fields are ignored, secrets encrypted, foreign classes refused. */
public class XStream2 extends XStream {
    public XStream2() {
        super(new XppDriver());
        addPermission(AnyTypePermission.ANY); // the class filter below decides
        ignoreUnknownElements();
        registerConverter(new RefusingConverter(), PRIORITY_VERY_HIGH);
        registerConverter(new Secret.ConverterImpl());
        registerConverter((SingleValueConverter) new SecretBytes.ConverterImpl());
        registerConverter((SingleValueConverter) new ResultConverter());
        registerConverter(new ConcurrentCollectionConverter(getMapper()), 10);
        setClassLoader(new PluginAwareClassLoader());
    }

    private static final class PluginAwareClassLoader extends ClassLoader {
        PluginAwareClassLoader() {
            super(XStream2.class.getClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Jenkins jenkins = Jenkins.getInstanceOrNull();
            if (jenkins == null) {
                throw new ClassNotFoundException(name);
            }
            return jenkins.getUberClassLoader().loadClass(name);
        }
    }

    private static final class ConcurrentCollectionConverter extends CollectionConverter {
        ConcurrentCollectionConverter(Mapper mapper) {
            super(mapper);
        }

        @Override
        public boolean canConvert(Class type) {
            return type == CopyOnWriteArrayList.class || type == CopyOnWriteArraySet.class
                    || type == DescribableList.class;
        }
    }

    private static final class ResultConverter extends AbstractSingleValueConverter {
        @Override
        public boolean canConvert(Class type) {
            return type == Result.class;
        }

        @Override
        public Object fromString(String text) {
            return Result.fromString(text);
        }
    }

    private static final class RefusingConverter implements Converter {
        @Override
        public boolean canConvert(Class type) {
            return type != null && ClassFilterImpl.isBlacklisted(type);
        }

        @Override
        public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
            throw new UnsupportedOperationException("Refusing to marshal " + source.getClass().getName()
                    + " for security reasons; see https://www.jenkins.io/redirect/class-filter/");
        }

        @Override
        public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
            throw new ConversionException("Refusing to unmarshal " + reader.getNodeName()
                    + " for security reasons; see https://www.jenkins.io/redirect/class-filter/");
        }
    }
}

package io.jenkins.plugins.windflow.core.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How much each caller may do in a time: everybody has a bucket of tokens that fills steadily. What costs more than a bucket
 * holds is allowed when the bucket is full, and paid off afterwards. Buckets that are full are not kept.
 */
public final class TokenBuckets {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int KEPT = 10_000;

    private record Bucket(double tokens, long time) {}

    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new HashMap<>();

    public TokenBuckets() {
        this(System::nanoTime);
    }

    /** @param nanoTime a clock that only its differences matter of */
    TokenBuckets(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Takes tokens, if they are there.
     *
     * @param caller whose bucket it is
     * @param perMinute tokens that come in a minute; as many are in a full bucket
     * @return zero when they were taken; else nothing was, and this is how long to wait
     */
    public synchronized Duration take(String caller, int tokens, int perMinute) {
        long now = nanoTime.getAsLong();
        double perSecond = perMinute / 60.0;
        double there = there(caller, now, perSecond, perMinute);
        double needed = Math.min(tokens, perMinute);
        if (there < needed) {
            return Duration.ofMillis((long) Math.ceil((needed - there) / perSecond * 1000));
        }
        if (buckets.size() >= KEPT) {
            buckets.keySet().removeIf(other -> there(other, now, perSecond, perMinute) >= perMinute);
        }
        buckets.put(caller, new Bucket(there - tokens, now));
        return Duration.ZERO;
    }

    synchronized int size() {
        return buckets.size();
    }

    private double there(String caller, long now, double perSecond, int most) {
        Bucket bucket = buckets.get(caller);
        return bucket == null
                ? most
                : Math.min(most, bucket.tokens + (now - bucket.time) / NANOS_PER_SECOND * perSecond);
    }
}

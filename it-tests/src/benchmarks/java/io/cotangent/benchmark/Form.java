package io.cotangent.benchmark;

import io.cotangent.Cotangent;
import io.cotangent.benchmark.Operation.Call;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.function.Fn3;
import io.cotangent.function.Fn4;
import io.cotangent.function.Fn5;
import io.cotangent.function.OfDoubles1;
import io.cotangent.function.OfDoubles4;
import io.cotangent.function.OfDoubles5;

/** How the functions of users are called. */
enum Form {
    /** By {@link Cotangent#compile}. */
    COMPILED,
    /** As they are: their code runs at each call, and is recorded where it is differentiated. */
    RECORDED;

    <A> Call call(Fn1<A, ?> f, A a) {
        Fn1<A, ?> g = this == COMPILED ? Cotangent.compile(f) : f;
        return () -> g.apply(a);
    }

    <A, B> Call call(Fn2<A, B, ?> f, A a, B b) {
        Fn2<A, B, ?> g = this == COMPILED ? Cotangent.compile(f) : f;
        return () -> g.apply(a, b);
    }

    <A, B, C> Call call(Fn3<A, B, C, ?> f, A a, B b, C c) {
        Fn3<A, B, C, ?> g = this == COMPILED ? Cotangent.compile(f) : f;
        return () -> g.apply(a, b, c);
    }

    <A, B, C, D> Call call(Fn4<A, B, C, D, ?> f, A a, B b, C c, D d) {
        Fn4<A, B, C, D, ?> g = this == COMPILED ? Cotangent.compile(f) : f;
        return () -> g.apply(a, b, c, d);
    }

    <A, B, C, D, E> Call call(Fn5<A, B, C, D, E, ?> f, A a, B b, C c, D d, E e) {
        Fn5<A, B, C, D, E, ?> g = this == COMPILED ? Cotangent.compile(f) : f;
        return () -> g.apply(a, b, c, d, e);
    }

    Call call(OfDoubles1<?> f, double a) {
        OfDoubles1<?> g = this == COMPILED ? Cotangent.compile(f) : f;
        return () -> g.apply(a);
    }

    Call call(OfDoubles4<?> f, double a, double b, double c, double d) {
        OfDoubles4<?> g = this == COMPILED ? Cotangent.compile(f) : f;
        return () -> g.apply(a, b, c, d);
    }

    Call call(OfDoubles5<?> f, double a, double b, double c, double d, double e) {
        OfDoubles5<?> g = this == COMPILED ? Cotangent.compile(f) : f;
        return () -> g.apply(a, b, c, d, e);
    }
}

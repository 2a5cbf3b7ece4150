package javax.annotation;

/** Stands for the annotation of the package javax.annotation-api, which the generated classes carry. */
public @interface Generated {
    String[] value();

    String date() default "";

    String comments() default "";
}

java -classpath "classes:$OPENAPI_GENERATOR_JAR" Scenario

ruby -I client/lib scenario.rb
